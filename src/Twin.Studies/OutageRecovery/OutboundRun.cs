using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.OutageRecovery;

/// <summary>
/// The outbound side of the DCC and its users' adapters, from one moment to the next: releases in one order for all users, then the
/// adapters side by side, then what must be sent again goes back.
/// </summary>
/// <remarks>
/// A host puts in everything that is there before a moment and lets the run advance to it. Steps must not be longer than
/// <see cref="LongestStepMs"/>: what an adapter refuses comes back no sooner, so no step needs what itself causes. Where steps end makes
/// no difference then, and neither does the number of shards. Any study may put its own messages in, such as alerts of a storm.
/// </remarks>
internal sealed class OutboundRun
{
    private const int MostArrivals = 1 << 15;
    private const int FewArrivals = 512;

    private readonly RecoveryPlan plan;
    private readonly OutboundQueue<WaitingMessage> queue;
    private readonly ImmutableArray<AdapterShard> shards;
    private readonly byte[] shardOfUser;
    private readonly ParallelOptions options;
    private readonly RecoveryEventLog? log;
    private readonly Arrival[] arrivals = new Arrival[MostArrivals];
    private long duplicatesEntered;
    private long duplicatesTaken;
    private int count;

    /// <summary>Makes empty queues.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="users">How many users there are.</param>
    /// <param name="options">How many threads.</param>
    /// <param name="log">The event log; null for none.</param>
    internal OutboundRun(RecoveryPlan plan, int users, ParallelOptions options, RecoveryEventLog? log)
    {
        this.plan = plan;
        this.options = options;
        this.log = log;
        queue = new OutboundQueue<WaitingMessage>(plan.ReleasePlan(), plan.ReleaseCapacity())
        {
            Watch = new SimTime(plan.Inputs.RestoredMs),
        };
        int count = log is null ? Math.Clamp(options.MaxDegreeOfParallelism, 1, 64) : 1;
        shardOfUser = ShardsOf(plan, users, count);
        shards = [.. Enumerable.Range(0, count).Select(number => new AdapterShard(plan, shardOfUser, (byte)number, log))];
    }

    /// <summary>How long a step may be.</summary>
    internal long LongestStepMs => Math.Min(plan.Inputs.RetryMs, plan.Inputs.AcknowledgeMs);

    /// <summary>How many messages were taken out of the DCC's queue and given to adapters, each time counted.</summary>
    internal long Released { get; private set; }

    /// <summary>When nothing waited to be sent for the first time after the outage; null when something always did.</summary>
    internal long? FirstEmptyMs => queue.FirstEmpty?.Ms;

    /// <summary>How many messages are in the DCC that no adapter has taken, duplicates not counted.</summary>
    internal long Queued => MessageClasses.InOrder.Sum(queue.CountOf) - (duplicatesEntered - duplicatesTaken);

    /// <summary>Puts a message in. Several threads may do so, each for classes of its own.</summary>
    internal void Enter(in WaitingMessage message) => queue.Enter(plan.Classes[message.Row], OutboundLane.First, message);

    /// <summary>How many messages of a class wait to be sent or sent again.</summary>
    internal long WaitingAt(MessageClass ofClass, long nowMs) => queue.WaitingAt(ofClass, new SimTime(nowMs));

    /// <summary>How many messages all adapters hold.</summary>
    internal long HeldByAdapters(long nowMs)
        => Enumerable.Range(0, shardOfUser.Length).Sum(user => shards[shardOfUser[user]].HeldBy(user, nowMs));

    /// <summary>What became of the messages of a class so far.</summary>
    internal DeliveryCounts CountsOf(MessageClass ofClass)
    {
        if (shards.Length == 1)
        {
            return shards[0].Counts[(int)ofClass];
        }

        DeliveryCounts sum = new();
        foreach (AdapterShard shard in shards)
        {
            sum.Add(shard.Counts[(int)ofClass]);
        }

        return sum;
    }

    /// <summary>The waits of other models' messages of one kind.</summary>
    internal DelayHistogram ForeignWaits(int kind)
    {
        DelayHistogram sum = new();
        foreach (AdapterShard shard in shards)
        {
            sum.Add(shard.ForeignWaits[kind]);
        }

        return sum;
    }

    /// <summary>Something that all shards have counted.</summary>
    internal long Sum(Func<DeliveryCounts, long> pick) => shards.Sum(shard => shard.Counts.Sum(pick));

    /// <summary>Something that all shards have counted of a class.</summary>
    internal long Sum(MessageClass ofClass, Func<DeliveryCounts, long> pick) => shards.Sum(shard => pick(shard.Counts[(int)ofClass]));

    /// <summary>Decides every release before a moment.</summary>
    internal void AdvanceTo(long nowMs)
    {
        do
        {
            Release(new SimTime(nowMs));
            if (count < FewArrivals || shards.Length == 1)
            {
                foreach (AdapterShard shard in shards)
                {
                    shard.Take(arrivals.AsSpan(0, count));
                }
            }
            else
            {
                Parallel.For(0, shards.Length, options, number => shards[number].Take(arrivals.AsSpan(0, count)));
            }

            SendAgain();
            Released += count;
        }
        while (count == MostArrivals);
    }

    // The busiest users first, each to the shard that has the least to do.
    private static byte[] ShardsOf(RecoveryPlan plan, int users, int count)
    {
        byte[] shardOf = new byte[users + 1];
        decimal[] load = new decimal[count];
        foreach (int user in Enumerable.Range(0, users + 1).OrderByDescending(plan.MeanOf))
        {
            int least = Array.IndexOf(load, load.Min());
            shardOf[user] = (byte)least;
            load[least] += plan.MeanOf(user);
        }

        return shardOf;
    }

    private void Release(SimTime before)
    {
        count = 0;
        while (count < MostArrivals
            && queue.TryRelease(before, out WaitingMessage message, out MessageClass ofClass, out OutboundLane lane, out SimTime released))
        {
            duplicatesTaken += message.IsDuplicate ? 1 : 0;
            arrivals[count++] = new Arrival(message, (uint)released.Ms, ofClass);
            log?.Released(queue.Decided.Ms, message, lane);
        }
    }

    // In the order of the arrivals, whichever shard an arrival was in.
    private void SendAgain()
    {
        Span<int> at = stackalloc int[shards.Length];
        while (true)
        {
            int first = -1;
            for (int number = 0; number < shards.Length; number++)
            {
                if (at[number] < shards[number].Resendings.Count
                    && (first < 0 || PlaceAt(number, at[number]) < PlaceAt(first, at[first])))
                {
                    first = number;
                }
            }

            if (first < 0)
            {
                return;
            }

            Resending one = shards[first].Resendings[at[first]++];
            ref readonly Arrival arrival = ref arrivals[one.Arrival];
            long waitMs = one.Lane == OutboundLane.Refused ? plan.Inputs.RetryMs : plan.Inputs.AcknowledgeMs;
            duplicatesEntered += one.IsDuplicate ? 1 : 0;
            queue.Enter(arrival.Class, one.Lane, arrival.Message.Again(arrival.ReleasedMs + waitMs, one.IsDuplicate));
        }
    }

    private int PlaceAt(int shard, int at) => shards[shard].Resendings[at].Arrival;
}
