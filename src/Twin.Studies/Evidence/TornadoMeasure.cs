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
        ? $"{MetricTitles.Of(Metric)}: {basis.Variants[Variant].Name} against {basis.Variants[0].Name}"
        : $"{MetricTitles.Of(Metric)}: {basis.Variants[Variant].Name}";

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
            return new TornadoEffect(bar.Range, Mean(low), Mean(high), Sample.OfDifferences(basis, low), Sample.OfDifferences(basis, high));
        });
        return new TornadoMeasure(
            tornado.Base.Variants[variant].Metrics[metric],
            variant,
            isDifference,
            Mean(basis),
            [.. effects.OrderByDescending(static effect => effect.Swing)]);
    }

    private static double?[] Replicas(VariantResult variant, int metric) => variant.Replications.Count > 0
        ? [.. variant.Replications.Select(one => one[metric])]
        : [variant.Metrics[metric].Value];

    private static double? Mean(double?[] values) => values.Any(static value => value is null) ? null : values.Average();
}
