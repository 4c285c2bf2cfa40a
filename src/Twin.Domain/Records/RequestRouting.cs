namespace Twin.Domain.Records;

/// <summary>Which entity decides a request, and which records it must see.</summary>
public static class RequestRouting
{
    /// <summary>Routes a request. Ask again with what was fetched until the route is ready; at most three times.</summary>
    public static RequestRoute Route(RecordRequest request, FetchedRecords fetched)
        => new(RecordKey.Of(request.Id.Target), [], []);
}
