namespace Twin.Domain.Records;

/// <summary>Everything that can happen to a meter point's record, each as one pure step.</summary>
public static class MeterPointSteps
{
    /// <summary>Registration data name other parties; a meter point that is not known is made.</summary>
    public static EntityStep<MeterPointRecord> Register(MeterPointRecord record, RegistrationChange change, RecordContext context)
        => new() { After = record };

    /// <summary>Another consumer moves in.</summary>
    public static EntityStep<MeterPointRecord> ChangeTenancy(MeterPointRecord record, RecordContext context)
        => new() { After = record };

    /// <summary>A message from another entity; nothing when it was taken before.</summary>
    public static EntityStep<MeterPointRecord> Receive(MeterPointRecord record, EntityMessage message, RecordContext context)
        => new() { After = record };

    /// <summary>Something that was due; nothing when it was withdrawn meanwhile.</summary>
    public static EntityStep<MeterPointRecord> Fire(MeterPointRecord record, DueEntry due, RecordContext context)
        => new() { After = record };
}
