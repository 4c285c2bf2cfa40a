namespace Twin.Domain.Metering;

/// <summary>What a command does to a meter: an event, or a refusal.</summary>
public readonly record struct MeteringDecision
{
    /// <summary>Why nothing happens; <see cref="MeterRefusal.None"/> when something does.</summary>
    public required MeterRefusal Refusal { get; init; }

    /// <summary>The event; the default value when refused.</summary>
    public MeteringEvent Event { get; init; }

    /// <summary>Whether there is an event.</summary>
    public bool Accepted => Refusal == MeterRefusal.None;
}
