using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// A load limit (DUIS 6.4.1): active import above a power for a time is an event, which is told (8F01) and may disable and arm the
/// supply (8F33) until a time later it is enabled again (8F34).
/// </summary>
public sealed record LoadLimit
{
    /// <summary>Above which power time is measured (LoadLimitPowerThreshold), in W.</summary>
    public long ThresholdW { get; init; }

    /// <summary>How long the power must be above it without a break (LoadLimitPeriod).</summary>
    public long PeriodMs { get; init; }

    /// <summary>How long the supply stays armed (LoadLimitRestorationPeriod).</summary>
    public long RestorationMs { get; init; }

    /// <summary>Whether an event disables and arms the supply (LoadLimitSupplyState Disable), or else leaves it.</summary>
    public bool DisablesSupply { get; init; }

    /// <summary>From which moment the power is looked at.</summary>
    public SimTime MeasuredFrom { get; init; }

    /// <summary>Whether there was an event in the time above the threshold that goes on: there is no other before it ends.</summary>
    public bool IsExceeded { get; init; }

    /// <summary>When the supply that an event armed is enabled again.</summary>
    public SimTime RestoredAt { get; init; }

    /// <summary>The events since the counter was reset (6.4.2).</summary>
    public long Events { get; init; }
}
