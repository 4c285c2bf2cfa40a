using System.Collections.Immutable;
using System.Numerics;
using Twin.Domain.Collections;
using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>
/// What the DCC has for its users and how it lets it go: a queue for each class, one server, a policy that says whose turn it is.
/// </summary>
/// <remarks>
/// <para>
/// Messages are put in in order of their <see cref="IOutboundMessage.Available"/> within a class and lane, and may be put in before that
/// moment. <see cref="TryRelease"/> decides when the server is free and something may go; it knows of everything put in so far, so a host
/// puts in all that is available before a moment before it asks for releases up to it. Then it does not matter how the host cuts time.
/// </para>
/// <para>Work conserving but for token buckets. A release that has begun when an outage begins is finished. Constant time; 16 bytes
/// or what <typeparamref name="TMessage"/> takes for each message; not for use by several threads.</para>
/// </remarks>
/// <typeparam name="TMessage">What the host keeps of a message.</typeparam>
public sealed class OutboundQueue<TMessage>
    where TMessage : struct, IOutboundMessage
{
    private const int Lanes = 3;

    private readonly ReleasePolicy policy;
    private readonly ImmutableArray<MessageClass> order;
    private readonly int[] rankOf = new int[MessageClasses.Count];
    private readonly BlockQueue<TMessage>[] lanes = new BlockQueue<TMessage>[MessageClasses.Count * Lanes];
    private readonly long[] availableMs = new long[MessageClasses.Count];

    // From when on the first of each lane is available; never when it is empty. So a decision need not look at the messages.
    private readonly long[] headMs = new long[MessageClasses.Count * Lanes];
    private readonly TokenBucket[] buckets = new TokenBucket[MessageClasses.Count];
    private readonly ReleaseCapacity capacity;
    private DeficitRoundRobin round;
    private PacedServer server;
    private MessageRate rate;
    private long rateUntilMs = long.MinValue;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="plan">Who goes first.</param>
    /// <param name="capacity">How fast.</param>
    /// <exception cref="ArgumentException">The plan does not name each class once.</exception>
    public OutboundQueue(ReleasePlan plan, ReleaseCapacity capacity)
    {
        plan.ThrowIfIncomplete();
        this.capacity = capacity;
        policy = plan.Policy;
        order = plan.Order;
        for (int rank = 0; rank < order.Length; rank++)
        {
            rankOf[(int)order[rank]] = rank;
            availableMs[rank] = long.MaxValue;
            buckets[rank] = plan.Limits[(int)order[rank]].ToBucket();
        }

        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = new BlockQueue<TMessage>();
            headMs[lane] = long.MaxValue;
        }

        round = new DeficitRoundRobin([.. order.Select(one => plan.Weights[(int)one])]);
    }

    /// <summary>How many messages of a class there are, those included that are not available yet.</summary>
    public long CountOf(MessageClass ofClass)
    {
        int first = rankOf[(int)ofClass] * Lanes;
        return lanes[first].Count + lanes[first + 1].Count + lanes[first + 2].Count;
    }

    /// <summary>When the last release was decided.</summary>
    public SimTime Decided { get; private set; }

    /// <summary>From when on <see cref="FirstEmpty"/> is looked for. Default: never.</summary>
    public SimTime Watch { get; init; } = SimTime.Never;

    /// <summary>The first moment from <see cref="Watch"/> on at which the server is free and nothing waits; null until known.</summary>
    public SimTime? FirstEmpty { get; private set; }

    /// <summary>How many messages of a class wait at a moment: they are available then. Logarithmic time.</summary>
    public long WaitingAt(MessageClass ofClass, SimTime at)
    {
        long waiting = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            BlockQueue<TMessage> queue = lanes[(rankOf[(int)ofClass] * Lanes) + lane];
            long low = queue.Left;
            long high = queue.Entered;
            while (low < high)
            {
                long middle = (low + high) / 2;
                if (queue[middle].Available <= at)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            waiting += low - queue.Left;
        }

        return waiting;
    }

    /// <summary>
    /// Puts a message in, not earlier in time than the one before it in its class and lane. Several threads may do so, each for classes of
    /// its own.
    /// </summary>
    public void Enter(MessageClass ofClass, OutboundLane lane, in TMessage message)
    {
        int rank = rankOf[(int)ofClass];
        int at = (rank * Lanes) + (int)lane;
        BlockQueue<TMessage> into = lanes[at];
        if (into.Count == 0)
        {
            headMs[at] = message.Available.Ms;
            availableMs[rank] = Math.Min(availableMs[rank], headMs[at]);
        }

        into.Enqueue(message);
    }

    /// <summary>Releases the next message if the decision falls before a moment.</summary>
    /// <param name="before">The moment; everything available before it has been put in.</param>
    /// <param name="message">The message.</param>
    /// <param name="ofClass">Its class.</param>
    /// <param name="lane">Where it waited.</param>
    /// <param name="released">When it reaches the user, rounded up to the next millisecond; may be after <paramref name="before"/>.</param>
    /// <returns>False when nothing is to be decided before the moment.</returns>
    public bool TryRelease(
        SimTime before, out TMessage message, out MessageClass ofClass, out OutboundLane lane, out SimTime released)
    {
        long nowMs = server.BusyMs;
        while (true)
        {
            if (nowMs >= before.Ms)
            {
                message = default;
                ofClass = default;
                lane = default;
                released = default;
                return false;
            }

            uint waiting = WaitingAt(nowMs, out long nextMs);
            if (waiting == 0)
            {
                Notice(nowMs, nextMs, before);
                nowMs = nextMs;
                continue;
            }

            if (nowMs >= rateUntilMs)
            {
                rate = capacity.At(new SimTime(nowMs), out SimTime until);
                rateUntilMs = until.Ms;
            }

            if (rate.Messages == 0)
            {
                nowMs = rateUntilMs;
                continue;
            }

            int rank = Pick(waiting, ref nowMs, nextMs);
            if (rank < 0)
            {
                continue;
            }

            Decided = new SimTime(nowMs);
            message = TakeFrom(rank, nowMs, out lane);
            ofClass = order[rank];
            released = server.Serve(new SimTime(nowMs), rate);
            return true;
        }
    }

    // Nothing waits up to the next moment that is known of, and nothing unknown comes before the caller's.
    private void Notice(long nowMs, long nextMs, SimTime before)
    {
        long emptyMs = Math.Max(nowMs, Watch.Ms);
        if (FirstEmpty is null && emptyMs < nextMs && emptyMs < before.Ms)
        {
            FirstEmpty = new SimTime(emptyMs);
        }
    }

    private uint WaitingAt(long nowMs, out long nextMs)
    {
        uint waiting = 0;
        nextMs = long.MaxValue;
        for (int rank = 0; rank < availableMs.Length; rank++)
        {
            if (availableMs[rank] <= nowMs)
            {
                waiting |= 1u << rank;
            }
            else
            {
                nextMs = Math.Min(nextMs, availableMs[rank]);
            }
        }

        return waiting;
    }

    // The rank whose turn it is; -1 when all that wait lack a token, and then the moment to look again.
    private int Pick(uint waiting, ref long nowMs, long nextMs)
    {
        switch (policy)
        {
            case ReleasePolicy.StrictPriority:
                return BitOperations.TrailingZeroCount(waiting);
            case ReleasePolicy.Weighted:
                return round.Next(waiting);
            case ReleasePolicy.Fifo:
                return Oldest(waiting, nowMs);
            default:
                long soonestMs = nextMs;
                for (uint rest = waiting; rest != 0; rest &= rest - 1)
                {
                    int rank = BitOperations.TrailingZeroCount(rest);
                    long tokenMs = buckets[rank].NextToken(new SimTime(nowMs)).Ms;
                    if (tokenMs == nowMs)
                    {
                        buckets[rank].Take(new SimTime(nowMs));
                        return rank;
                    }

                    soonestMs = Math.Min(soonestMs, tokenMs);
                }

                nowMs = soonestMs;
                return -1;
        }
    }

    // What was sent before goes first; among equals the one that is there longest, then the one with the smallest number.
    private int Oldest(uint waiting, long nowMs)
    {
        if ((waiting & (waiting - 1)) == 0)
        {
            return BitOperations.TrailingZeroCount(waiting);
        }

        int found = -1;
        bool foundAgain = false;
        long oldestMs = 0;
        long oldestNumber = 0;
        for (uint rest = waiting; rest != 0; rest &= rest - 1)
        {
            int rank = BitOperations.TrailingZeroCount(rest);
            OutboundLane lane = HeadOf(rank, nowMs);
            bool again = lane != OutboundLane.First;
            long ms = headMs[(rank * Lanes) + (int)lane];
            if (found >= 0 && (again == foundAgain ? ms > oldestMs : foundAgain))
            {
                continue;
            }

            long number = lanes[(rank * Lanes) + (int)lane].Peek().Number;
            if (found < 0 || again != foundAgain || ms < oldestMs || number < oldestNumber)
            {
                found = rank;
                foundAgain = again;
                oldestMs = ms;
                oldestNumber = number;
            }
        }

        return found;
    }

    private OutboundLane HeadOf(int rank, long nowMs)
    {
        int first = rank * Lanes;
        return headMs[first] <= nowMs ? OutboundLane.Refused
            : headMs[first + 1] <= nowMs ? OutboundLane.Unacknowledged
            : OutboundLane.First;
    }

    private TMessage TakeFrom(int rank, long nowMs, out OutboundLane lane)
    {
        lane = HeadOf(rank, nowMs);
        int first = rank * Lanes;
        int at = first + (int)lane;
        BlockQueue<TMessage> from = lanes[at];
        TMessage message = from.Dequeue();
        headMs[at] = from.Count > 0 ? from.Peek().Available.Ms : long.MaxValue;
        availableMs[rank] = Math.Min(headMs[first], Math.Min(headMs[first + 1], headMs[first + 2]));
        return message;
    }
}
