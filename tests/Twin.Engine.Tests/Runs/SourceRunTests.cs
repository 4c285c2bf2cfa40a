using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Xunit;

namespace Twin.Engine.Tests.Runs;

/// <summary>A partition that follows a source: alone, among other events, and with events that cause others.</summary>
public sealed class SourceRunTests
{
    private const long End = 3_000;

    private static readonly Gen<Due> AnyDue =
        from time in Gen.Choose(0, (int)End - 1)
        from entity in Gen.Choose(0, 5)
        from priority in Gen.Choose(0, 2)
        from ofSource in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from causes in Gen.Frequency((6, Gen.Constant(-1)), (1, Gen.Choose(0, 400)))
        select new Due(time, entity, (byte)priority, ofSource, causes);

    [Property(MaxTest = 300)]
    public Property Events_are_handled_in_their_order_whatever_comes_of_a_source()
        => Prop.ForAll(AnyDue.ListOf().Select(static all => all.ToArray()).ToArbitrary(), static all =>
        {
            PriorityQueue<SimEvent, SimEvent> expected = new(Comparer<SimEvent>.Create(static (left, right)
                => left == right ? 0 : left.IsBefore(right) ? -1 : 1));
            List<SimEvent> given = [];
            PartitionRun<NoMessage> run = new(
                new EstatePartition(0, [0], [0], [], [], []), new EventCalendar(0, End, dayShift: 7));
            ushort sequence = 0;
            foreach (Due one in all)
            {
                SimEvent due = new(one.TimeMs, one.Entity, 1, one.Priority, sequence++, one.CausesAfterMs);
                expected.Enqueue(due, due);
                if (one.IsOfSource)
                {
                    given.Add(due);
                }
                else
                {
                    run.Calendar.Add(due);
                }
            }

            given.Sort(static (left, right) => left.IsBefore(right) ? -1 : 1);
            run.Calendar.Follow(new BatchSource(given));
            Handler handler = new();
            WindowedRun<NoMessage, Handler> windows = new([run], [handler], new Centre(), 250, 1);
            windows.Run(0, End);

            List<SimEvent> order = [];
            while (expected.TryDequeue(out SimEvent due, out _))
            {
                order.Add(due);
                if (Handler.CausedBy(due) is { } caused)
                {
                    expected.Enqueue(caused, caused);
                }
            }

            Assert.Equal(order, handler.Handled);
            Assert.Equal(order.Count, windows.Applied);
            Assert.True(handler.Windows >= End / 1_000);
        });

    private readonly record struct Due(long TimeMs, int Entity, byte Priority, bool IsOfSource, int CausesAfterMs);

    private readonly record struct NoMessage(long TimeMs, int Priority, ulong Entity, int Sequence) : IOrderedMessage;

    private sealed class Handler : IPartitionHandler<NoMessage>
    {
        public List<SimEvent> Handled { get; } = [];

        public int Windows { get; private set; }

        // What is caused causes nothing, and its sequence is one that no other event has.
        public static SimEvent? CausedBy(in SimEvent due)
            => due.Kind == 1 && due.Data >= 0 && due.TimeMs + due.Data < End
                ? new SimEvent(due.TimeMs + due.Data, due.Entity, 2, due.Priority, (ushort)(due.Sequence + 30_000))
                : null;

        public void Handle(in SimEvent due, PartitionRun<NoMessage> run)
        {
            Handled.Add(due);
            if (CausedBy(due) is { } caused)
            {
                run.Calendar.Add(caused);
            }
        }

        public void EndWindow(PartitionRun<NoMessage> run) => Windows++;
    }

    private sealed class Centre : IRunCentre<NoMessage>
    {
        public void Hear(in NoMessage message)
        {
        }

        public long NextEdgeMs(long afterMs) => long.MaxValue;

        public void AtEdge(long nowMs)
        {
        }
    }

    /// <summary>Gives what it has in batches of forty: more than are looked ahead at once.</summary>
    private sealed class BatchSource(List<SimEvent> events) : IEventSource
    {
        private int at;

        public ArraySegment<SimEvent> Next()
        {
            SimEvent[] batch = [.. events.Skip(at).Take(40)];
            at += batch.Length;
            return batch;
        }
    }
}
