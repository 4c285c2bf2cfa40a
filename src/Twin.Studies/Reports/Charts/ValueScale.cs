namespace Twin.Studies.Reports.Charts;

/// <summary>The unit in which an axis shows a metric: durations in the one that fits, everything else as it is.</summary>
/// <param name="Factor">What a value is multiplied by.</param>
/// <param name="Unit">The unit then.</param>
internal readonly record struct ValueScale(double Factor, string Unit)
{
    /// <summary>The scale for values up to a magnitude.</summary>
    public static ValueScale For(string unit, double magnitude) => Durations.TrySeconds(1, unit) is not { } second
        ? new ValueScale(1, unit)
        : (magnitude * second) switch
        {
            >= 172_800 => new ValueScale(second / 86_400, "days"),
            >= 7_200 => new ValueScale(second / 3_600, "hours"),
            >= 120 => new ValueScale(second / 60, "minutes"),
            _ => new ValueScale(second, "seconds"),
        };
}
