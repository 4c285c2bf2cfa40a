using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.OutageRecovery;

/// <summary>The adapters of some users. Users share nothing, so shards work side by side; which user is where changes no result.</summary>
internal sealed class AdapterShard
{
    private readonly RecoveryPlan plan;
    private readonly byte[] shardOfUser;
    private readonly byte number;
    private readonly AdapterQueue[] adapters;
    private readonly RecoveryEventLog? log;
    private readonly List<Resending> resendings = [];

    /// <summary>Makes the adapters of the users that the shard has.</summary>
    internal AdapterShard(RecoveryPlan plan, byte[] shardOfUser, byte number, RecoveryEventLog? log)
    {
        this.plan = plan;
        this.shardOfUser = shardOfUser;
        this.number = number;
        this.log = log;
        adapters = new AdapterQueue[shardOfUser.Length];
        for (int user = 0; user < adapters.Length; user++)
        {
            MessageRate rate = RecoveryPlan.RateOf(plan.AdapterPerDayOf(user));
            long buffer = rate.Messages * plan.Inputs.BufferMs / rate.PeriodMs;
            adapters[user] = new AdapterQueue(rate, (int)Math.Clamp(buffer, plan.Inputs.LeastBuffer, int.MaxValue));
        }

        Counts = [.. MessageClasses.InOrder.Select(static _ => new DeliveryCounts())];
        ForeignWaits = [.. Enumerable.Range(0, plan.Foreign?.KindCount ?? 0).Select(static _ => new DelayHistogram())];
    }

    /// <summary>What became of messages, by class.</summary>
    internal ImmutableArray<DeliveryCounts> Counts { get; }

    /// <summary>The waits of other models' messages, by their kind.</summary>
    internal ImmutableArray<DelayHistogram> ForeignWaits { get; }

    /// <summary>What of the last arrivals is to be sent again, in their order.</summary>
    internal IReadOnlyList<Resending> Resendings => resendings;

    /// <summary>How many messages a user's adapter holds.</summary>
    internal long HeldBy(int user, long nowMs) => adapters[user].HeldAt(new SimTime(nowMs));

    /// <summary>Lets the arrivals for the shard's users into their adapters, in order.</summary>
    internal void Take(ReadOnlySpan<Arrival> arrivals)
    {
        resendings.Clear();
        for (int place = 0; place < arrivals.Length; place++)
        {
            ref readonly Arrival arrival = ref arrivals[place];
            if (shardOfUser[arrival.Message.User] == number)
            {
                Take(arrival, place);
            }
        }
    }

    private void Take(in Arrival arrival, int place)
    {
        WaitingMessage message = arrival.Message;
        DeliveryCounts counts = Counts[(int)arrival.Class];
        bool isLast = message.Attempts + 1 >= plan.Inputs.MostAttempts;
        if (!adapters[message.User].TryAccept(new SimTime(arrival.ReleasedMs), out SimTime processed))
        {
            counts.Refusals++;
            bool isLost = isLast && !message.IsDuplicate;
            log?.Delivery(arrival, isLost ? "lost" : "refused", null);
            if (isLost)
            {
                counts.Lost++;
                counts.LostOfOutage += plan.IsOfOutage(message.Row, message.OriginMs) ? 1 : 0;
            }
            else if (!isLast)
            {
                resendings.Add(new Resending(place, OutboundLane.Refused, message.IsDuplicate));
            }

            return;
        }

        log?.Delivery(arrival, message.IsDuplicate ? "duplicate" : "delivered", processed.Ms);
        if (message.IsDuplicate)
        {
            counts.Duplicates++;
        }
        else
        {
            CountDelivered(arrival, processed.Ms, counts);
        }

        if (!isLast && IsUnacknowledged(arrival, processed.Ms))
        {
            resendings.Add(new Resending(place, OutboundLane.Unacknowledged, true));
        }
    }

    private void CountDelivered(in Arrival arrival, long processedMs, DeliveryCounts counts)
    {
        WaitingMessage message = arrival.Message;
        counts.Delivered++;
        if (plan.Foreign is { } foreign && ForeignMessages.Has(message.Number))
        {
            ForeignWaits[foreign.KindOf(message.Number)].Add(processedMs - foreign.BeganMs(message.Number));
        }

        counts.Waits.Add(processedMs - message.OriginMs - plan.LatencyMs[message.Row]);
        counts.TargetsMissed += arrival.ReleasedMs - message.OriginMs > plan.TargetOf(message) ? 1 : 0;
        counts.Late += processedMs - message.OriginMs > plan.Inputs.LateMs ? 1 : 0;
        if (plan.IsOfOutage(message.Row, message.OriginMs))
        {
            counts.DeliveredOfOutage++;
            counts.LastOfOutageMs = arrival.ReleasedMs;
            long sinceMs = processedMs - plan.Inputs.RestoredMs;
            if (sinceMs > 0)
            {
                counts.Recoveries.Add(sinceMs);
                counts.LateAfterOutage += sinceMs > plan.Inputs.LateMs ? 1 : 0;
            }
        }
    }

    private bool IsUnacknowledged(in Arrival arrival, long processedMs)
        => (plan.Inputs.IsAcknowledgedLate && processedMs - arrival.ReleasedMs > plan.Inputs.AcknowledgeMs)
            || (plan.Inputs.LostAcknowledgementPpm > 0
                && plan.Acknowledgements.Happens(
                    plan.Inputs.LostAcknowledgementPpm, (ulong)arrival.Message.Number, (uint)arrival.Message.Attempts));
}
