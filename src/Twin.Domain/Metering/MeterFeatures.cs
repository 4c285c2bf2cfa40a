namespace Twin.Domain.Metering;

/// <summary>
/// What few meters have and requests bring: a tariff with blocks or special days, a secondary element, a load limit. A meter without any
/// has no such part, so that it costs those meters nothing.
/// </summary>
public sealed record MeterFeatures
{
    /// <summary>A meter with none of them.</summary>
    public static MeterFeatures None { get; } = new();

    /// <summary>The part of the primary element's tariff that has blocks (1.1.1, 1.2.1); null when it has none.</summary>
    public BlockTariff? Blocks { get; init; }

    /// <summary>The days on which the primary element's tariff has another day profile (1.1.1), ascending.</summary>
    public Sequence<SpecialDay> SpecialDays { get; init; }

    /// <summary>The block counters at the ends of billing periods (4.4.3), the latest last.</summary>
    public Sequence<BlockCounters> BillingCounters { get; init; }

    /// <summary>The load limit (6.4.1); null when none was set.</summary>
    public LoadLimit? LoadLimit { get; init; }

    /// <summary>The secondary element of a twin-element meter (1.1.2, 1.2.2); null for a meter of one element.</summary>
    public SecondaryElement? Secondary { get; init; }

    /// <summary>These features; null where nothing is left of them, as a meter without any has it.</summary>
    public MeterFeatures? OrNull() => this == None ? null : this;
}
