using Twin.Studies.Results;

namespace Twin.Studies.Reports.Charts;

/// <summary>One variant's curve in a chart.</summary>
/// <param name="Variant">The variant's name, which labels the curve.</param>
/// <param name="Index">The variant's position in the study, which gives colour, dashes and mark; the same in every chart.</param>
/// <param name="Points">The points in order of time.</param>
internal sealed record ChartCurve(string Variant, int Index, IReadOnlyList<SeriesPoint> Points)
{
    /// <summary>
    /// The value at a moment: held for steps, on the straight line between neighbours otherwise; null outside the points.
    /// </summary>
    public double? ValueAt(long timeMs, bool step)
    {
        if (Points.Count == 0 || timeMs < Points[0].TimeMs)
        {
            return null;
        }

        int low = 0;
        int high = Points.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Points[middle].TimeMs <= timeMs ? (middle, high) : (low, middle - 1);
        }

        SeriesPoint before = Points[low];
        if (step || before.TimeMs == timeMs)
        {
            return before.Value;
        }

        if (low + 1 == Points.Count)
        {
            return null;
        }

        SeriesPoint after = Points[low + 1];
        double share = (double)(timeMs - before.TimeMs) / (after.TimeMs - before.TimeMs);
        return before.Value + (share * (after.Value - before.Value));
    }
}
