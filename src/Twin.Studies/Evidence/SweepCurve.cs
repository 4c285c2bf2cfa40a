using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>A metric of one variant at every point of a sweep, or of several variants that coincide.</summary>
/// <param name="Metric">The metric, as the first point has it.</param>
/// <param name="Variants">The places of the variants in the study; at least one.</param>
/// <param name="Name">Their names: <c>as-is = MP105</c>.</param>
/// <param name="Values">A value for every point; null where nothing was measured.</param>
/// <param name="HalfWidths">Half the width of each value's 95 % confidence interval; null for a single run.</param>
internal sealed record SweepCurve(
    Metric Metric, IReadOnlyList<int> Variants, string Name, IReadOnlyList<double?> Values, IReadOnlyList<double?> HalfWidths)
{
    /// <summary>The place of the first of the variants.</summary>
    public int Variant => Variants[0];

    /// <summary>The curves of a metric, one for every variant or group of variants that have the same value everywhere.</summary>
    public static IReadOnlyList<SweepCurve> Of(SweepResult sweep, string metric)
    {
        int at = MetricChoice.IndexOf(sweep.First, metric);
        List<SweepCurve> curves = [];
        for (int variant = 0; variant < sweep.First.Variants.Count; variant++)
        {
            Metric[] points = [.. sweep.Points.Select(point => point.Result.Variants[variant].Metrics[at])];
            double?[] values = [.. points.Select(static one => one.Value)];
            double?[] halfWidths = [.. points.Select(static one => one.HalfWidth)];
            string name = sweep.First.Variants[variant].Name;
            int same = curves.FindIndex(one => one.Values.SequenceEqual(values) && one.HalfWidths.SequenceEqual(halfWidths));
            if (same < 0)
            {
                curves.Add(new SweepCurve(points[0], [variant], name, values, halfWidths));
            }
            else
            {
                SweepCurve one = curves[same];
                curves[same] = one with { Variants = [.. one.Variants, variant], Name = $"{one.Name} = {name}" };
            }
        }

        return curves;
    }

    /// <summary>A value in words, with its unit where the metric's title does not say it.</summary>
    public string Text(double value)
    {
        string unit = MetricTitles.UnitBesideFull(Metric);
        return Durations.TryText(value, Metric.Unit) ?? (unit.Length == 0 ? Figures.Number(value) : Figures.WithUnit(value, unit));
    }
}
