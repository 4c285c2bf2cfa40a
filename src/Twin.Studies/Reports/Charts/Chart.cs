using Twin.Studies.Results;

namespace Twin.Studies.Reports.Charts;

/// <summary>What a chart shows: one quantity over virtual time, one curve for every variant that measured it.</summary>
/// <param name="Name">The series' name; also the stem of the ids in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Step">True when a value holds until the next point.</param>
/// <param name="HorizonMs">The end of the time axis, milliseconds of virtual time.</param>
/// <param name="Curves">The curves, baseline first.</param>
internal sealed record Chart(string Name, string Title, string Unit, bool Step, long HorizonMs, IReadOnlyList<ChartCurve> Curves)
{
    /// <summary>Whether time is the simulation's; otherwise it is the clock's.</summary>
    public bool IsVirtualTime { get; init; } = true;

    /// <summary>One chart for every series name, in the order in which the variants first bring them.</summary>
    public static IReadOnlyList<Chart> Of(StudyResult result)
    {
        List<Chart> charts = [];
        IEnumerable<string> names = result.Variants.SelectMany(variant => variant.Series).Select(series => series.Name);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            List<ChartCurve> curves = [];
            Series? first = null;
            for (int i = 0; i < result.Variants.Count; i++)
            {
                VariantResult variant = result.Variants[i];
                Series? series = variant.Series.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal));
                if (series is null)
                {
                    continue;
                }

                first ??= series;
                curves.Add(new ChartCurve(variant.Name, i, Finite(series.Points)));
            }

            long last = curves.Max(curve => curve.Points.Count == 0 ? 0 : curve.Points[^1].TimeMs);
            charts.Add(new Chart(name, first!.Title, first.Unit, first.Step, Math.Max(1, Math.Max(last, result.HorizonMs)), curves));
        }

        return charts;
    }

    /// <summary>The curves that coincide, gathered under the first of them; most groups hold one curve.</summary>
    public IReadOnlyList<IReadOnlyList<ChartCurve>> Groups()
    {
        List<List<ChartCurve>> groups = [];
        foreach (ChartCurve curve in Curves.Where(curve => curve.Points.Count > 0))
        {
            List<ChartCurve>? same = groups.Find(group => group[0].Points.SequenceEqual(curve.Points));
            if (same is null)
            {
                groups.Add([curve]);
            }
            else
            {
                same.Add(curve);
            }
        }

        return groups;
    }

    // A point that is no number has no place on an axis; it is a gap, and the neighbours are joined.
    private static IReadOnlyList<SeriesPoint> Finite(IReadOnlyList<SeriesPoint> points) =>
        points.All(point => double.IsFinite(point.Value)) ? points : [.. points.Where(point => double.IsFinite(point.Value))];
}
