namespace Twin.Load.Arrivals;

/// <summary>How many copies there are to be in the closed model: a pure function of the segments.</summary>
/// <remarks>
/// On a ramp the number is the straight line, rounded to the nearest whole number. Where no segment follows, there are none.
/// </remarks>
public static class CopySchedule
{
    /// <summary>The changes, ascending by moment.</summary>
    public static IEnumerable<CopyChange> Of(IReadOnlyList<CopySegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        int now = 0;
        for (int at = 0; at < segments.Count; at++)
        {
            CopySegment segment = segments[at];
            if (segment.From != now)
            {
                yield return new CopyChange(segment.StartUs, segment.From);
            }

            foreach (CopyChange change in Ramp(segment))
            {
                yield return change;
            }

            now = segment.To;
            long end = segment.StartUs + segment.DuringUs;
            if (now != 0 && (at + 1 == segments.Count || segments[at + 1].StartUs > end))
            {
                now = 0;
                yield return new CopyChange(end, 0);
            }
        }
    }

    // The line crosses the half between two numbers; the change is due at the first microsecond after that.
    private static IEnumerable<CopyChange> Ramp(CopySegment segment)
    {
        int steps = Math.Abs(segment.To - segment.From);
        int direction = Math.Sign(segment.To - segment.From);
        for (int step = 1; step <= steps; step++)
        {
            long numerator = ((2L * step) - 1) * segment.DuringUs;
            long at = (numerator + (2L * steps) - 1) / (2L * steps);
            yield return new CopyChange(segment.StartUs + at, segment.From + (direction * step));
        }
    }
}
