namespace Twin.Domain.Metering;

/// <summary>What happened to a meter.</summary>
public readonly record struct MeteringEvent
{
    /// <summary>The command behind it.</summary>
    public required MeteringCommandKind Cause { get; init; }

    /// <summary>The state afterwards; null for a meter that is still untouched.</summary>
    public required MeteringState? After { get; init; }

    /// <summary>The device alerts to raise and the events that the log took in, by ascending time.</summary>
    public Sequence<MeterAlert> Alerts { get; init; }
}
