namespace Twin.Domain.MeterPoints;

/// <summary>What a command did to a meter point: the state after it, so that applying cannot fail.</summary>
public readonly record struct MeterPointEvent
{
    /// <summary>The command that had this effect.</summary>
    public MeterPointCommandKind Cause { get; init; }

    /// <summary>The state after the event.</summary>
    public MeterPointState After { get; init; }
}
