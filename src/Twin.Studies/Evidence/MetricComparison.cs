using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>A metric of one variant in two runs.</summary>
/// <param name="Variant">The variant's name, the same in both.</param>
/// <param name="First">The metric in the first run.</param>
/// <param name="Second">The metric in the second run.</param>
/// <param name="Absolute">The second value less the first; null where one was not measured.</param>
/// <param name="Relative">Absolute over the first value, as a fraction; null where that is zero.</param>
/// <param name="HalfWidth">Half the 95 % confidence interval of the difference; null unless both runs were replicated.</param>
/// <param name="IsPaired">Whether the interval is that of the difference replication by replication: the runs have the same seeds.</param>
/// <param name="IntervalsOverlap">Whether the two values' own intervals overlap; null unless both runs were replicated.</param>
public sealed record MetricComparison(
    string Variant,
    Metric First,
    Metric Second,
    double? Absolute,
    double? Relative,
    double? HalfWidth,
    bool IsPaired,
    bool? IntervalsOverlap)
{
    /// <summary>What it comes to.</summary>
    public ComparisonVerdict Verdict => Absolute switch
    {
        null => First.Value is null && Second.Value is null ? ComparisonVerdict.Same : ComparisonVerdict.NotComparable,
        0 when HalfWidth is null or 0 => ComparisonVerdict.Same,
        { } absolute when HalfWidth is { } half && Math.Abs(absolute) <= half => ComparisonVerdict.MayBeChance,
        _ => ComparisonVerdict.Differs,
    };

    /// <summary>Compares a metric.</summary>
    /// <param name="first">The variant in the first run.</param>
    /// <param name="firstCount">How many replications the first run has.</param>
    /// <param name="second">The variant in the second run.</param>
    /// <param name="secondCount">How many replications the second run has.</param>
    /// <param name="sameSeeds">Whether replication r of both has the same seed.</param>
    /// <param name="name">The metric, which both have.</param>
    internal static MetricComparison Of(
        VariantResult first, int firstCount, VariantResult second, int secondCount, bool sameSeeds, string name)
    {
        int at = IndexOf(first, name);
        int other = IndexOf(second, name);
        Metric one = first.Metrics[at];
        Metric two = second.Metrics[other];
        if (one.Value is not { } before || two.Value is not { } after)
        {
            return new MetricComparison(first.Name, one, two, null, null, null, false, null);
        }

        bool replicated = one.HalfWidth is not null && two.HalfWidth is not null && firstCount > 1 && secondCount > 1;
        Sample? paired = replicated && sameSeeds && first.Replications.Count > 0
            ? Sample.OfDifferences([.. first.Replications.Select(r => r[at])], [.. second.Replications.Select(r => r[other])])
            : null;
        Sample? change = paired ?? (replicated
            ? Sample.OfUnpaired(new Sample(before, one.HalfWidth), firstCount, new Sample(after, two.HalfWidth), secondCount)
            : null);
        double absolute = change?.Mean ?? after - before;
        bool? overlap = replicated ? Math.Abs(after - before) <= one.HalfWidth!.Value + two.HalfWidth!.Value : null;
        return new MetricComparison(
            first.Name, one, two, absolute, before == 0 ? null : absolute / before, change?.HalfWidth, paired is not null, overlap);
    }

    private static int IndexOf(VariantResult variant, string name) => variant.Metrics.Index().First(one => one.Item.Name == name).Index;
}
