using Twin.Studies.Results;

namespace Twin.Studies.OutageRecovery;

/// <summary>What became of the messages of one class at the adapters of some users.</summary>
internal sealed class DeliveryCounts
{
    /// <summary>The time from when a message should have been there to when the user's adapter has worked on it.</summary>
    internal DelayHistogram Waits { get; } = new();

    /// <summary>For messages that belong to the outage and came after its end: the time from its end.</summary>
    internal DelayHistogram Recoveries { get; } = new();

    /// <summary>Messages that reached their user.</summary>
    internal long Delivered { get; set; }

    /// <summary>Of these, those that belong to the outage.</summary>
    internal long DeliveredOfOutage { get; set; }

    /// <summary>When the last of these was delivered.</summary>
    internal long LastOfOutageMs { get; set; }

    /// <summary>Messages that reached their user again.</summary>
    internal long Duplicates { get; set; }

    /// <summary>Deliveries that a full adapter refused.</summary>
    internal long Refusals { get; set; }

    /// <summary>Messages that were refused as often as the DCC sends them.</summary>
    internal long Lost { get; set; }

    /// <summary>Of these, those that belong to the outage.</summary>
    internal long LostOfOutage { get; set; }

    /// <summary>Messages delivered after their target response time.</summary>
    internal long TargetsMissed { get; set; }

    /// <summary>Messages worked on later than top-ups may be.</summary>
    internal long Late { get; set; }

    /// <summary>Messages that belong to the outage and were worked on later after its end than top-ups may be.</summary>
    internal long LateAfterOutage { get; set; }

    /// <summary>Adds another's.</summary>
    internal void Add(DeliveryCounts other)
    {
        Waits.Add(other.Waits);
        Recoveries.Add(other.Recoveries);
        Delivered += other.Delivered;
        DeliveredOfOutage += other.DeliveredOfOutage;
        LastOfOutageMs = Math.Max(LastOfOutageMs, other.LastOfOutageMs);
        Duplicates += other.Duplicates;
        Refusals += other.Refusals;
        Lost += other.Lost;
        LostOfOutage += other.LostOfOutage;
        TargetsMissed += other.TargetsMissed;
        Late += other.Late;
        LateAfterOutage += other.LateAfterOutage;
    }
}
