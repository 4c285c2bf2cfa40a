namespace Twin.Domain.ServiceRequests;

/// <summary>Which of a request's target response times are assumptions and not read from a source.</summary>
public enum AssumedTimes : byte
{
    /// <summary>None, or none is given.</summary>
    None,

    /// <summary>The future-dated one.</summary>
    FutureDated,

    /// <summary>All.</summary>
    All,
}
