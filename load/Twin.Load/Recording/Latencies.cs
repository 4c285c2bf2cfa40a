using HdrHistogram;
using Twin.Load.Results;

namespace Twin.Load.Recording;

/// <summary>A histogram of durations in microseconds, up to an hour, exact to three digits. Not safe for use by several threads.</summary>
internal sealed class Latencies
{
    private const long MostUs = 3_600_000_000;
    private const int Digits = 3;

    private readonly LongHistogram histogram = new(1, MostUs, Digits);
    private double sum;
    private long most;

    /// <summary>Takes one duration.</summary>
    public void Record(long us)
    {
        long counted = Math.Clamp(us, 1, MostUs);
        histogram.RecordValue(counted);
        sum += counted;
        most = Math.Max(most, counted);
    }

    /// <summary>Takes over what another has.</summary>
    public void Add(Latencies other)
    {
        histogram.Add(other.histogram);
        sum += other.sum;
        most = Math.Max(most, other.most);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        histogram.Reset();
        (sum, most) = (0, 0);
    }

    /// <summary>What it has so far.</summary>
    public LatencySummary Summary()
    {
        long count = histogram.TotalCount;
        return count == 0 ? LatencySummary.None : new LatencySummary(count, sum / count, At(50), At(75), At(95), At(99), At(99.9), most);
    }

    // The upper end of a bucket may lie above the longest duration.
    private long At(double percentile) => Math.Min(histogram.GetValueAtPercentile(percentile), most);
}
