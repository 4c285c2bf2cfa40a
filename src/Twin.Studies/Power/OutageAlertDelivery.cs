using Twin.Domain.Network;
using Twin.Domain.Time;

namespace Twin.Studies.Power;

/// <summary>
/// The CSPs' delivery of AD1 in a run: one queue for each, shared by everything that raises alerts, or the closed form event by event.
/// Hears alerts in the total order; constant time an alert.
/// </summary>
internal sealed class OutageAlertDelivery
{
    private readonly DeliveryTerms terms;
    private readonly IDeliveryListener listener;
    private readonly ClosedPeriod[] closed;
    private readonly OutageAlertQueue[] queues = new OutageAlertQueue[CommunicationsServiceProviders.Count];
    private readonly SortedDictionary<(int Cause, CommunicationsServiceProvider Provider), List<SupplyMessage>> sameMoment = [];
    private long momentMs;

    /// <summary>Makes idle queues.</summary>
    /// <param name="terms">How the CSPs deliver.</param>
    /// <param name="listener">Hears of each alert.</param>
    /// <param name="closed">When nothing is delivered because the DSP is out (R6). Default: never.</param>
    internal OutageAlertDelivery(DeliveryTerms terms, IDeliveryListener listener, ReadOnlySpan<ClosedPeriod> closed = default)
    {
        this.terms = terms;
        this.listener = listener;
        this.closed = closed.ToArray();
        for (int provider = 0; provider < queues.Length; provider++)
        {
            queues[provider] = terms.QueueOf((CommunicationsServiceProvider)provider);
        }
    }

    /// <summary>Takes an AD1 that reached its CSP.</summary>
    internal void Take(in SupplyMessage alert)
    {
        if (terms.Curve is null)
        {
            SimTime at = new(terms.CountsFromLoss ? alert.LostMs : alert.TimeMs);
            OutageAlertQueue queue = queues[(int)alert.Provider];
            SimTime delivered = terms.DrawsLanes ? queue.Enqueue(at, alert.IsSlow, closed) : queue.Enqueue(at, closed);
            listener.Delivered(alert, Math.Max(alert.TimeMs, delivered.Ms));
            return;
        }

        AdvanceTo(alert.TimeMs);
        momentMs = alert.TimeMs;
        (int, CommunicationsServiceProvider) key = (alert.Cause, alert.Provider);
        if (!sameMoment.TryGetValue(key, out List<SupplyMessage>? alerts))
        {
            alerts = [];
            sameMoment.Add(key, alerts);
        }

        alerts.Add(alert);
    }

    /// <summary>Says that no alert of an earlier moment is to come: the size of the events of that moment is known.</summary>
    internal void AdvanceTo(long nowMs)
    {
        if (sameMoment.Count == 0 || nowMs <= momentMs)
        {
            return;
        }

        foreach (((_, CommunicationsServiceProvider provider), List<SupplyMessage> alerts) in sameMoment)
        {
            OutageAlertCurve curve = terms.CurveOf(provider, alerts.Count);
            for (int place = 0; place < alerts.Count; place++)
            {
                SupplyMessage alert = alerts[place];
                long zeroMs = terms.CountsFromLoss ? alert.LostMs : alert.TimeMs;
                listener.Delivered(alert, Math.Max(alert.TimeMs, zeroMs + curve.DeliveryMs(place + 1)));
            }
        }

        sameMoment.Clear();
    }

    /// <summary>Where the alerts of a CSP are; of the queue only, the closed form keeps no account.</summary>
    internal FlowBalance BalanceAt(CommunicationsServiceProvider provider, long nowMs)
        => queues[(int)provider].BalanceAt(new SimTime(nowMs));
}
