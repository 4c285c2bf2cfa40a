namespace Twin.Load.Arrivals;

/// <summary>When calls are to be made in the open model: a pure function of the rates, in whole numbers, so that nothing drifts.</summary>
/// <remarks>
/// Within a segment, call number k (from 0) is due at the first microsecond at which the integral of the rate since the segment's start
/// has reached k + 1/2. So a segment makes as many calls as its integral, rounded to the nearest whole number, and at a constant rate
/// they are evenly spaced, each in the middle of its own part of the time.
/// </remarks>
public static class ArrivalSchedule
{
    /// <summary>The moments, ascending, microseconds from the start of the run.</summary>
    public static IEnumerable<long> Of(IEnumerable<RateSegment> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        foreach (RateSegment segment in rates)
        {
            long calls = CountOf(segment);
            long last = 0;
            for (long call = 0; call < calls; call++)
            {
                last = Due(segment, call, last);
                yield return segment.StartUs + last;
            }
        }
    }

    /// <summary>How many calls a segment makes.</summary>
    public static long CountOf(RateSegment segment)
        => (long)((Integral(segment, segment.DuringUs) + Unit(segment)) / (2 * Unit(segment)));

    /// <summary>How many calls all segments make together.</summary>
    public static long CountOf(IEnumerable<RateSegment> rates) => rates.Sum(CountOf);

    private static long Due(RateSegment segment, long call, long notBefore)
    {
        Int128 wanted = ((2 * (Int128)call) + 1) * Unit(segment);
        long low = notBefore;
        long high = segment.DuringUs;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = Integral(segment, middle) >= wanted ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // Half a call, in the unit of Integral.
    private static Int128 Unit(RateSegment segment)
        => (Int128)segment.DuringUs * segment.FromIntervalMs * segment.ToIntervalMs * 1_000;

    // The integral of the rate from the segment's start, times 2 x length x both intervals, so that it is whole. With the bounds that
    // the scenario reader keeps it stays below 2^124.
    private static Int128 Integral(RateSegment segment, long us)
    {
        Int128 level = 2 * (Int128)segment.DuringUs * segment.ToIntervalMs * segment.From * us;
        Int128 slope = ((Int128)segment.To * segment.FromIntervalMs) - ((Int128)segment.From * segment.ToIntervalMs);
        return level + (slope * us * us);
    }
}
