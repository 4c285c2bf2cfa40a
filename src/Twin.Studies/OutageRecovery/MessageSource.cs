using Twin.Engine.Scheduling;

namespace Twin.Studies.OutageRecovery;

/// <summary>The messages that one partition looks after, in order of time: every so-manieth number of each row.</summary>
internal sealed class MessageSource : IEventSource
{
    private const int Together = 256;
    private const int RowBits = 4;

    private readonly MessageTimes times;
    private readonly long horizonMs;
    private readonly int step;
    private readonly SimEvent[] events = new SimEvent[Together];
    private readonly long[] next = new long[MessageRow.All.Count];
    private readonly long[] nextMs = new long[MessageRow.All.Count];

    /// <summary>Starts before the first message.</summary>
    /// <param name="times">When messages are due.</param>
    /// <param name="horizonMs">Where the run ends.</param>
    /// <param name="partition">The partition's number.</param>
    /// <param name="partitions">How many partitions there are.</param>
    internal MessageSource(MessageTimes times, long horizonMs, int partition, int partitions)
    {
        this.times = times;
        this.horizonMs = horizonMs;
        step = partitions;
        for (int row = 0; row < next.Length; row++)
        {
            long first = times.FirstFrom(row, 0);
            next[row] = first + ((partition - (first % partitions) + partitions) % partitions);
            Look(row);
        }
    }

    /// <summary>The row of an event's message.</summary>
    internal static int RowOf(in SimEvent due) => due.Data & ((1 << RowBits) - 1);

    /// <summary>The premises of an event's message.</summary>
    internal static int PremisesOf(in SimEvent due) => due.Data >> RowBits;

    /// <inheritdoc/>
    public ArraySegment<SimEvent> Next()
    {
        int count = 0;
        while (count < Together)
        {
            int row = 0;
            for (int other = 1; other < nextMs.Length; other++)
            {
                if (nextMs[other] < nextMs[row] || (nextMs[other] == nextMs[row] && next[other] < next[row]))
                {
                    row = other;
                }
            }

            if (nextMs[row] >= horizonMs)
            {
                break;
            }

            int data = (times.PremisesOf(next[row]) << RowBits) | row;
            events[count++] = new SimEvent(nextMs[row], (int)next[row], (byte)RecoveryEventKind.Due, 0, 0, data);
            next[row] += step;
            Look(row);
        }

        return new ArraySegment<SimEvent>(events, 0, count);
    }

    private void Look(int row) => nextMs[row] = next[row] < times.EndOf(row) ? times.TimeOf(row, next[row]) : long.MaxValue;
}
