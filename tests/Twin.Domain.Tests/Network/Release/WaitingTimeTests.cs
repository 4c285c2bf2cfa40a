using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.Network.Release;

/// <summary>Mean waits of long runs against the closed forms of queueing theory.</summary>
public class WaitingTimeTests
{
    private const long ServiceMs = 1_000_000;
    private const int Arrivals = 300_000;

    private static readonly RandomStream Gaps = new(2026, 1);
    private static readonly RandomStream Services = new(2026, 2);
    private static readonly MessageRate OneInServiceTime = new(1, (int)ServiceMs);

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(80)]
    public void Server_at_a_fixed_rate_waits_as_M_D_1_says(int loadPercent)
    {
        double load = loadPercent / 100.0;
        BatchMeans waits = BatchMeans.Of(Waits(loadPercent, static (ref PacedServer server, SimTime at, int _)
            => server.Serve(at, OneInServiceTime).Ms - ServiceMs - at.Ms));

        waits.AssertHolds(load * ServiceMs / (2 * (1 - load)));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(80)]
    public void Server_with_exponential_times_waits_as_M_M_1_says(int loadPercent)
    {
        double load = loadPercent / 100.0;
        BatchMeans waits = BatchMeans.Of(Waits(loadPercent, static (ref PacedServer server, SimTime at, int number) =>
        {
            long serviceMs = Services.ExponentialMs(ServiceMs, (ulong)number, 0);
            return server.Serve(at, serviceMs).Ms - serviceMs - at.Ms;
        }));

        waits.AssertHolds(load * ServiceMs / (1 - load));
    }

    [Fact]
    public void Adapter_with_a_wide_buffer_waits_as_M_D_1_says()
    {
        AdapterQueue adapter = new(OneInServiceTime, 1_000);
        List<double> waits = [];
        long atMs = 0;
        for (int number = 0; number < Arrivals; number++)
        {
            atMs += Gaps.ExponentialMs(ServiceMs * 2, (ulong)number, 0);
            Assert.True(adapter.TryAccept(new SimTime(atMs), out SimTime processed));
            waits.Add(processed.Ms - ServiceMs - atMs);
        }

        BatchMeans.Of(waits).AssertHolds(0.5 * ServiceMs / (2 * (1 - 0.5)));
    }

    // Cobham (1954), without interruption, service of a fixed time s, load of class k is p_k, sigma_k the sum of the first k:
    // W_k = (sum of p) s / 2 / ((1 - sigma_(k-1)) (1 - sigma_k)).
    [Fact]
    public void Strict_priority_waits_in_each_class_as_Cobham_says()
    {
        double[] loads = [0.05, 0.1, 0.1, 0.15, 0.25, 0.2];
        List<double>[] waits = WaitsByClass(ReleasePolicy.StrictPriority, loads);

        double residual = loads.Sum() * ServiceMs / 2;
        double before = 0;
        for (int rank = 0; rank < loads.Length; rank++)
        {
            double upTo = before + loads[rank];
            BatchMeans.Of(waits[rank]).AssertHolds(residual / ((1 - before) * (1 - upTo)));
            before = upTo;
        }
    }

    // First come, first served: every class waits as if it were alone with the whole load.
    [Fact]
    public void Fifo_waits_alike_in_every_class()
    {
        double[] loads = [0.05, 0.1, 0.1, 0.15, 0.25, 0.05];
        List<double>[] waits = WaitsByClass(ReleasePolicy.Fifo, loads);

        foreach (List<double> ofClass in waits)
        {
            BatchMeans.Of(ofClass).AssertHolds(0.7 * ServiceMs / (2 * 0.3));
        }
    }

    private static List<double>[] WaitsByClass(ReleasePolicy policy, double[] loads)
    {
        int[] shares = [.. loads.Select(load => (int)Math.Round(load / loads.Sum() * 1_000_000))];
        shares[^1] += 1_000_000 - shares.Sum();
        WeightedChoice choice = new(shares);
        OutboundQueue<TestMessage> queue = new(
            new ReleasePlan { Policy = policy }, new ReleaseCapacity(OneInServiceTime, ImmutableArray<ReleasePeriod>.Empty));
        long atMs = 0;
        for (int number = 0; number < 3 * Arrivals; number++)
        {
            atMs += Gaps.ExponentialMs((long)(ServiceMs / loads.Sum()), (ulong)number, 1);
            MessageClass ofClass = (MessageClass)choice.Pick(Services.Bits((ulong)number, 1));
            queue.Enter(ofClass, OutboundLane.First, new TestMessage(atMs, number));
        }

        List<double>[] waits = [.. loads.Select(static _ => new List<double>())];
        while (queue.TryRelease(SimTime.Never, out TestMessage message, out MessageClass ofClass, out _, out SimTime released))
        {
            waits[(int)ofClass].Add(released.Ms - ServiceMs - message.Available.Ms);
        }

        return waits;
    }

    private static List<double> Waits(int loadPercent, Visit visit)
    {
        PacedServer server = default;
        List<double> waits = [];
        long atMs = 0;
        for (int number = 0; number < Arrivals; number++)
        {
            atMs += Gaps.ExponentialMs(ServiceMs * 100 / loadPercent, (ulong)number, 0);
            waits.Add(visit(ref server, new SimTime(atMs), number));
        }

        return waits;
    }

    private delegate long Visit(ref PacedServer server, SimTime at, int number);
}
