namespace Twin.Studies.Results;

/// <summary>A metric of one variant against the baseline, paired over replications.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Unit">The metric's unit.</param>
/// <param name="BaselineVariant">The name of the baseline variant.</param>
/// <param name="Variant">The name of the variant compared with it.</param>
/// <param name="BaselineValue">The baseline's value (mean); null where nothing was measured.</param>
/// <param name="VariantValue">The variant's value (mean); null where nothing was measured.</param>
/// <param name="Absolute">Variant minus baseline; null when either is null.</param>
/// <param name="Relative">Absolute over baseline, as a fraction; null when either is null or the baseline is zero.</param>
/// <param name="HalfWidth">Half the width of the 95 % confidence interval of the paired difference; null for a single replication.</param>
public sealed record MetricDifference(
    string Metric,
    string Unit,
    string BaselineVariant,
    string Variant,
    double? BaselineValue,
    double? VariantValue,
    double? Absolute,
    double? Relative,
    double? HalfWidth);
