namespace Twin.Domain.Records;

/// <summary>Everything that can happen to a communications hub's record, each as one pure step.</summary>
public static class HubSteps
{
    /// <summary>A service request that the hub decides: 8.9 of a CHF, 8.11, 8.12.1, 8.14.x.</summary>
    /// <param name="record">The hub; the empty record of its id when nothing is known of it.</param>
    /// <param name="request">The request; not one that was answered before.</param>
    /// <param name="fetched">What <see cref="RequestRouting"/> asked for.</param>
    /// <param name="context">The rules in force and the time.</param>
    public static EntityStep<HubRecord> Request(
        HubRecord record, RecordRequest request, FetchedRecords fetched, RecordContext context)
        => new() { After = record };

    /// <summary>An event from outside: it is ordered or moves on, its supply is lost or restored.</summary>
    public static EntityStep<HubRecord> Operate(HubRecord record, in HubOperation operation, RecordContext context)
        => new() { After = record };

    /// <summary>A message from another entity; nothing when it was taken before.</summary>
    public static EntityStep<HubRecord> Receive(HubRecord record, EntityMessage message, RecordContext context)
        => new() { After = record };

    /// <summary>Something that was due; nothing when it was withdrawn meanwhile.</summary>
    public static EntityStep<HubRecord> Fire(HubRecord record, DueEntry due, RecordContext context)
        => new() { After = record };
}
