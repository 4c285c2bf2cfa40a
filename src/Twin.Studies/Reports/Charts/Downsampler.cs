using Twin.Studies.Results;

namespace Twin.Studies.Reports.Charts;

/// <summary>Thins a long series to what a picture can show without losing a peak.</summary>
internal static class Downsampler
{
    /// <summary>
    /// The first, lowest, highest and last point of every column of time. Every point returned is one of those given, in their order;
    /// the first and the last of all are always among them.
    /// </summary>
    /// <param name="points">Points in order of time.</param>
    /// <param name="columns">How many columns the picture has, at least 1; the answer holds at most four points a column.</param>
    public static IReadOnlyList<SeriesPoint> Reduce(IReadOnlyList<SeriesPoint> points, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (points.Count <= 2 * columns)
        {
            return points;
        }

        long start = points[0].TimeMs;
        double width = Math.Max(1, (points[^1].TimeMs - start + 1) / (double)columns);
        List<SeriesPoint> kept = new(Math.Min(points.Count, 4 * columns));
        int from = 0;
        while (from < points.Count)
        {
            long column = Column(points[from]);
            int lowest = from;
            int highest = from;
            int to = from;
            for (; to < points.Count && Column(points[to]) == column; to++)
            {
                lowest = points[to].Value < points[lowest].Value ? to : lowest;
                highest = points[to].Value > points[highest].Value ? to : highest;
            }

            Keep(points, kept, from, Math.Min(lowest, highest), Math.Max(lowest, highest), to - 1);
            from = to;
        }

        return kept;

        long Column(SeriesPoint point) => (long)((point.TimeMs - start) / width);
    }

    private static void Keep(IReadOnlyList<SeriesPoint> points, List<SeriesPoint> kept, params ReadOnlySpan<int> indexes)
    {
        int previous = -1;
        foreach (int index in indexes)
        {
            if (index != previous)
            {
                kept.Add(points[index]);
            }

            previous = index;
        }
    }
}
