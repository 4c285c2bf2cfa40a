using Twin.Studies.Reports;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>What the bars of one chart show: a metric of the baseline, or what another variant makes of it.</summary>
/// <param name="Metric">The metric in the base run.</param>
/// <param name="Variant">The variant's place in the study.</param>
/// <param name="IsDifference">Whether it is the difference from the baseline, not the value.</param>
/// <param name="Base">The measure in the base run; null where nothing was measured.</param>
/// <param name="Effects">The effect of every input, the largest first; inputs of equal effect in the study's order.</param>
internal sealed record TornadoMeasure(
    Metric Metric, int Variant, bool IsDifference, double? Base, IReadOnlyList<TornadoEffect> Effects)
{
    private const double Rounding = 1e-12;

    /// <summary>The measures of a metric: every variant's value, and every other variant's difference from the baseline.</summary>
    public static IReadOnlyList<TornadoMeasure> Of(TornadoResult tornado, string metric)
    {
        int at = MetricChoice.IndexOf(tornado.Base, metric);
        List<TornadoMeasure> measures = [];
        for (int variant = 0; variant < tornado.Base.Variants.Count; variant++)
        {
            measures.Add(Of(tornado, at, variant, isDifference: false));
            if (variant > 0)
            {
                measures.Add(Of(tornado, at, variant, isDifference: true));
            }
        }

        return measures;
    }

    /// <summary>The chart's heading.</summary>
    public string Title(StudyResult basis) => IsDifference
        ? $"{MetricTitles.Full(Metric)}: {basis.Variants[Variant].Name} against {basis.Variants[0].Name}"
        : $"{MetricTitles.Full(Metric)}: {basis.Variants[Variant].Name}";

    private static TornadoMeasure Of(TornadoResult tornado, int metric, int variant, bool isDifference)
    {
        double?[] Values(StudyResult result)
        {
            double?[] own = Replicas(result.Variants[variant], metric);
            return isDifference ? [.. own.Zip(Replicas(result.Variants[0], metric), static (one, other) => one - other)] : own;
        }

        double?[] basis = Values(tornado.Base);
        IEnumerable<TornadoEffect> effects = tornado.Bars.Select(bar =>
        {
            double?[] low = Values(bar.Low);
            double?[] high = Values(bar.High);
            double scale = Replicas(bar.High.Variants[variant], metric).Concat(Replicas(tornado.Base.Variants[variant], metric))
                .Max(static value => Math.Abs(value ?? 0));
            return new TornadoEffect(bar.Range, Mean(low), Mean(high), Change(basis, low, scale), Change(basis, high, scale));
        });
        return new TornadoMeasure(
            tornado.Base.Variants[variant].Metrics[metric],
            variant,
            isDifference,
            Mean(basis),
            [.. effects.OrderByDescending(static effect => effect.Swing)]);
    }

    // Two variants that an input moves alike keep their distance but for the last digits of their sums.
    private static Sample? Change(double?[] basis, double?[] moved, double scale)
        => Sample.OfDifferences(basis, moved) is not { } change ? null
            : Math.Abs(change.Mean) + (change.HalfWidth ?? 0) <= scale * Rounding
                ? new Sample(0, change.HalfWidth is null ? null : 0)
                : change;

    private static double?[] Replicas(VariantResult variant, int metric) => variant.Replications.Count > 0
        ? [.. variant.Replications.Select(one => one[metric])]
        : [variant.Metrics[metric].Value];

    private static double? Mean(double?[] values) => values.Any(static value => value is null) ? null : values.Average();
}
