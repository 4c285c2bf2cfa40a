using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Engine.Tests.Estate;
using Xunit;

namespace Twin.Engine.Tests.Runs;

public sealed class WindowedRunTests
{
    private const long Start = 500;
    private const long End = 20_500;
    private const long WindowMs = 1_000;
    private const int Premises = 60;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 5)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 5)]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(7, 5)]
    public void Outcome_does_not_depend_on_threads_or_partitions(int partitions, int threads)
    {
        ToyOutcome one = ToyStudy.Run(partitions: 1, threads: 1, descendingIds: false);
        ToyOutcome many = ToyStudy.Run(partitions, threads, descendingIds: false);

        Assert.Equal(one.Digest, many.Digest);
        Assert.Equal(one.Heard, many.Heard);
        Assert.Equal(one.Applied, many.Applied);
        Assert.Equal(one.Exogenous, many.Exogenous);
        Assert.True(one.Applied > 10 * Premises);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Messages_are_heard_in_the_total_order_within_each_window(int partitions)
    {
        ToyOutcome outcome = ToyStudy.Run(partitions, threads: 2, descendingIds: false);

        // Every message is due in the window it was posted in, so that the order holds across windows too.
        Assert.Equal(
            outcome.Messages.OrderBy(static m => (m.TimeMs, m.Priority)).ThenBy(static m => (m.Entity, m.Sequence)), outcome.Messages);
        Assert.Contains(outcome.Messages.Zip(outcome.Messages.Skip(1)), static pair => pair.First.TimeMs == pair.Second.TimeMs);
    }

    [Fact]
    public void Messages_are_heard_in_order_even_where_ids_do_not_ascend_with_indices()
    {
        ToyOutcome one = ToyStudy.Run(partitions: 1, threads: 1, descendingIds: true);
        ToyOutcome many = ToyStudy.Run(partitions: 7, threads: 2, descendingIds: true);

        Assert.Equal(one.Heard, many.Heard);
    }

    [Fact]
    public void Centre_acts_at_the_start_at_its_own_edges_and_at_the_end()
    {
        ToyOutcome outcome = ToyStudy.Run(partitions: 3, threads: 2, descendingIds: false);

        Assert.Equal(Start, outcome.Edges[0]);
        Assert.Equal(End, outcome.Edges[^1]);
        Assert.Contains(ToyStudy.GlobalEventMs, outcome.Edges);
        Assert.All(outcome.Edges.Zip(outcome.Edges.Skip(1)), static pair => Assert.InRange(pair.Second - pair.First, 1, WindowMs));
    }

    [Fact]
    public void Cancelled_run_stops()
    {
        using CancellationTokenSource cancellation = new();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => ToyStudy.Run(partitions: 3, threads: 2, descendingIds: false, cancellation: cancellation.Token));
    }

    private readonly record struct ToyMessage(long TimeMs, int Priority, ulong Entity, int Sequence) : IOrderedMessage;

    private sealed record ToyOutcome(
        string Digest, string Heard, long Applied, UInt128 Exogenous, IReadOnlyList<ToyMessage> Messages, IReadOnlyList<long> Edges);

    /// <summary>Each event changes its device by what the device has come to, tells the centre, and causes another one.</summary>
    private sealed class ToyHandler(ulong[] ids) : IPartitionHandler<ToyMessage>
    {
        private static readonly RandomStream Draws = new(3, 77);

        public void Handle(in SimEvent due, PartitionRun<ToyMessage> run)
        {
            ref DeviceState device = ref run.Estate.Devices[due.Entity];
            device.DeliveredFirmware = (ushort)((device.DeliveredFirmware * 31) + due.TimeMs + due.Priority);
            ulong id = ids[due.Entity];
            run.CountExogenous(due.Kind, id, due.TimeMs, due.Sequence);
            run.Post(new ToyMessage(due.TimeMs, due.Priority, id, due.Sequence));

            // Gaps of whole tens make many devices meet at one moment; a gap of nothing adds to the moment being drained.
            long gap = 10 * (long)Draws.Below(200, device.Id.Value, due.Sequence);
            run.Calendar.Add(new SimEvent(due.TimeMs + gap, due.Entity, due.Kind, (byte)(due.Sequence % 3), (ushort)(due.Sequence + 1)));
        }
    }

    private sealed class ToyCentre(ImmutableArray<PartitionRun<ToyMessage>> partitions) : IRunCentre<ToyMessage>
    {
        private ulong state = 1;

        public List<ToyMessage> Messages { get; } = [];

        public List<long> Edges { get; } = [];

        public string Heard => state.ToString(CultureInfo.InvariantCulture);

        // A sum that is another one in another order.
        public void Hear(in ToyMessage message)
        {
            Messages.Add(message);
            state = RandomStream.Mix((state * 31) + message.Entity + (ulong)message.TimeMs + (ulong)message.Sequence);
        }

        public long NextEdgeMs(long afterMs) => afterMs < ToyStudy.GlobalEventMs ? ToyStudy.GlobalEventMs : long.MaxValue;

        public void AtEdge(long nowMs)
        {
            Edges.Add(nowMs);
            if (nowMs != ToyStudy.GlobalEventMs)
            {
                return;
            }

            foreach (PartitionRun<ToyMessage> partition in partitions)
            {
                for (int device = 0; device < partition.Estate.Devices.Length; device++)
                {
                    partition.Estate.Devices[device].SupplierCertificate = (ushort)state;
                    partition.Calendar.Add(new SimEvent(nowMs, device, 2, 0, 1_000));
                }
            }
        }
    }

    private static class ToyStudy
    {
        public const long GlobalEventMs = 7_777;

        public static ToyOutcome Run(int partitions, int threads, bool descendingIds, CancellationToken cancellation = default)
        {
            SimulatedEstate estate = TestProfiles.Build(Premises, partitions);
            ImmutableArray<PartitionRun<ToyMessage>> runs = [.. estate.Partitions.Select(static p => new PartitionRun<ToyMessage>(
                p, new EventCalendar(Start, End, dayShift: 9)))];
            foreach (PartitionRun<ToyMessage> run in runs)
            {
                for (int device = 0; device < run.Estate.Devices.Length; device++)
                {
                    run.Calendar.Add(new SimEvent(Start + (long)(run.Estate.Devices[device].Id.Value % 50 * 10), device, 1, 1, 0));
                }
            }

            ImmutableArray<ToyHandler> handlers =
            [
                .. estate.Partitions.Select(p => new ToyHandler(
                    [.. p.Devices.Select(d => descendingIds ? ulong.MaxValue - d.Id.Value : d.Id.Value)])),
            ];
            ToyCentre centre = new(runs);
            WindowedRun<ToyMessage, ToyHandler> windowed = new(runs, handlers, centre, WindowMs, threads, cancellation);
            windowed.Run(Start, End);
            return new ToyOutcome(
                EstateDigest.Of(estate, threads), centre.Heard, windowed.Applied, windowed.ExogenousSum, centre.Messages, centre.Edges);
        }
    }
}
