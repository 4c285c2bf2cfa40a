using Twin.Domain.Network;
using Twin.Domain.Network.RequestAllocation;
using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network.RequestAllocation;

/// <summary>
/// The plain queue under Poisson arrivals against the Pollaczek-Khinchine formula, within confidence intervals of batch means.
/// </summary>
public class PlainQueueTests
{
    private const int Batches = 40;
    private const int OfBatch = 10_000;
    private const long ServiceMs = 1_000;

    // Student's t for 39 degrees of freedom, two-sided 99.9 %: a seed in a thousand would fail, and the seeds are fixed.
    private const double T = 3.558;

    [Theory]
    [InlineData(30, 1)]
    [InlineData(50, 2)]
    [InlineData(70, 3)]
    [InlineData(80, 4)]
    public void Mean_wait_of_M_D_1_is_rho_over_twice_one_minus_rho_services(int loadPercent, ulong seed)
    {
        double rho = loadPercent / 100.0;
        UserQueue queue = new(new MessageRate(1, (int)ServiceMs));
        AssertMean(
            rho / (2 * (1 - rho)) * ServiceMs, loadPercent, seed, (at, _) => queue.Enqueue(at).Ms - at.Ms - ServiceMs);

        WorkQueue same = default;
        AssertMean(
            rho / (2 * (1 - rho)) * ServiceMs, loadPercent, seed,
            (at, _) => same.Enqueue(at, ServiceMs * 1_000).Ms - at.Ms - ServiceMs);
    }

    [Theory]
    [InlineData(30, 5)]
    [InlineData(50, 6)]
    [InlineData(70, 7)]
    [InlineData(80, 8)]
    public void Mean_time_in_M_M_1_is_one_over_one_minus_rho_services(int loadPercent, ulong seed)
    {
        double rho = loadPercent / 100.0;
        RandomStream services = new(seed, 2);
        WorkQueue queue = default;
        AssertMean(
            ServiceMs / (1 - rho), loadPercent, seed,
            (at, i) => queue.Enqueue(at, services.ExponentialMs(ServiceMs * 1_000, i, 0)).Ms - at.Ms);
    }

    private static void AssertMean(double expected, int loadPercent, ulong seed, Func<SimTime, ulong, long> serve)
    {
        RandomStream arrivals = new(seed, 1);
        long now = 0;
        double[] means = new double[Batches];
        for (int i = 0; i < Batches * OfBatch; i++)
        {
            now += arrivals.ExponentialMs(ServiceMs * 100 / loadPercent, (ulong)i, 0);
            means[i / OfBatch] += serve(new SimTime(now), (ulong)i) / (double)OfBatch;
        }

        double mean = means.Average();
        double deviation = Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Batches - 1));
        double halfWidth = T * deviation / Math.Sqrt(Batches);
        Assert.InRange(expected, mean - halfWidth, mean + halfWidth);
        Assert.InRange(halfWidth / expected, 0, 0.12);
    }

    [Fact]
    public void Work_below_a_millisecond_adds_up()
    {
        WorkQueue queue = default;
        for (int i = 0; i < 999; i++)
        {
            queue.Enqueue(default, 400);
        }

        Assert.Equal(400, queue.Enqueue(default, 400).Ms);
        Assert.Equal(100_000, queue.BacklogUs(new SimTime(300)));
        Assert.Equal(0, queue.BacklogUs(new SimTime(500)));
    }
}
