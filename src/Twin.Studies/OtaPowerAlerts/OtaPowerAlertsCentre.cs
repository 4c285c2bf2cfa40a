using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Power;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>What concerns the whole estate: the CSPs' delivery, the desk between them and the network operators, and the counts.</summary>
internal sealed class OtaPowerAlertsCentre : IRunCentre<SupplyMessage>, IDeliveryListener, IDeskListener
{
    private readonly OtaPowerAlertsLog? log;
    private readonly OutageAlertDelivery delivery;
    private readonly OutageAlertDesk desk;
    private readonly int days;
    private readonly long horizonMs;
    private readonly SortedDictionary<int, DistributorCounters> distributors = [];

    /// <summary>Prepares the centre of a run.</summary>
    internal OtaPowerAlertsCentre(DeliveryTerms delivery, DeskTerms desk, int outages, ulong seed, long horizonMs, TextWriter? events)
    {
        log = events is null ? null : new OtaPowerAlertsLog(events);
        this.delivery = new OutageAlertDelivery(delivery, this);
        this.desk = new OutageAlertDesk(desk, this, seed);
        this.horizonMs = horizonMs;
        days = (int)((horizonMs + SimTime.DayMs - 1) / SimTime.DayMs);
        AlertsOfOutage = new long[outages];
        ForwardedOfOutage = new long[outages];
    }

    /// <summary>The counts by distributor id.</summary>
    internal IReadOnlyDictionary<int, DistributorCounters> Distributors => distributors;

    /// <summary>AD1 of each outage that a CSP delivered to the desk.</summary>
    internal long[] AlertsOfOutage { get; }

    /// <summary>AD1 of each outage that its network operator got.</summary>
    internal long[] ForwardedOfOutage { get; }

    /// <summary>Firmware activations.</summary>
    internal long Activations { get; private set; }

    /// <summary>AD1 lost before the CSP.</summary>
    internal long Lost { get; private set; }

    /// <summary>Of false AD1 (0) and true ones (1): passed on.</summary>
    internal long[] Forwarded { get; } = new long[2];

    /// <summary>Of false AD1 (0) and true ones (1): taken for false.</summary>
    internal long[] Suppressed { get; } = new long[2];

    /// <summary>True AD1 taken for false while the supply was still off.</summary>
    internal long HiddenWhileOff { get; private set; }

    /// <summary>True AD1 passed on later than the CSP delivered them.</summary>
    internal long Delayed { get; private set; }

    /// <summary>How much later, together.</summary>
    internal long DelayedMs { get; private set; }

    /// <summary>7.4 sent.</summary>
    internal long Reads { get; private set; }

    /// <summary>7.4 refused by the DCC.</summary>
    internal long ReadsRejected { get; private set; }

    /// <summary>Visits because of false AD1.</summary>
    internal long WastedVisits { get; private set; }

    /// <summary>AD1 about which nothing is decided at the end.</summary>
    internal long Undecided => desk.Undecided;

    /// <inheritdoc/>
    public void Hear(in SupplyMessage message)
    {
        desk.AdvanceTo(message.TimeMs);
        delivery.AdvanceTo(message.TimeMs);
        desk.Hear(message);
        switch (message.Kind)
        {
            case SupplyMessageKind.Activated:
                Activations++;
                log?.Row(message.TimeMs, "activated", message, "11.3");
                break;
            case SupplyMessageKind.SupplyLost:
                log?.Row(message.TimeMs, "supply-lost", message, string.Empty);
                break;
            case SupplyMessageKind.AlertRaised:
                Count(message);
                delivery.Take(message);
                break;
            case SupplyMessageKind.AlertLost:
                Count(message);
                Lost++;
                log?.Row(message.TimeMs, "alert-lost", message, "AD1");
                break;
            case SupplyMessageKind.SupplyRestored:
                string code = message.Restoration switch
                {
                    RestorationAlert.Restored => "8F35",
                    RestorationAlert.RestoredAfterThreeMinutes => "8F36",
                    _ => string.Empty,
                };
                log?.Row(message.TimeMs, "supply-restored", message, code);
                break;
        }
    }

    /// <inheritdoc/>
    public void Delivered(in SupplyMessage alert, long deliveredMs)
    {
        if (alert.Cause >= 0)
        {
            AlertsOfOutage[alert.Cause]++;
        }

        log?.Row(alert.TimeMs, "alert-raised", alert, "AD1", deliveredMs);
        desk.Take(alert, deliveredMs);
    }

    /// <inheritdoc/>
    public void Happened(in SupplyMessage alert, DeskOutcome outcome, long nowMs, long deliveredMs, bool isOff)
    {
        int real = alert.IsReal ? 1 : 0;
        DistributorCounters counters = CountersOf(alert);
        switch (outcome)
        {
            case DeskOutcome.Forwarded:
                Forwarded[real]++;
                counters.FalseForwardedByDay[DayOf(nowMs)] += 1 - real;
                Forward(alert, nowMs - deliveredMs);
                log?.Row(nowMs, "forwarded", alert, "AD1", deliveredMs, isOff);
                break;
            case DeskOutcome.Suppressed:
                Suppressed[real]++;
                counters.TrueHidden += real;
                HiddenWhileOff += alert.IsReal && isOff ? 1 : 0;
                log?.Row(nowMs, "suppressed", alert, "AD1", deliveredMs, isOff);
                break;
            case DeskOutcome.Visited:
                WastedVisits += 1 - real;
                counters.WastedVisits += 1 - real;
                log?.Row(nowMs, "visited", alert, string.Empty, deliveredMs, isOff);
                break;
            default:
                Reads++;
                counters.Reads++;
                ReadsRejected += outcome == DeskOutcome.ReadRejected ? 1 : 0;
                string answer = outcome == DeskOutcome.ReadAnswered ? "answered"
                    : outcome == DeskOutcome.ReadUnanswered ? "unanswered" : alert.ReadCode.ToString();
                log?.Row(nowMs, "read", alert, answer, deliveredMs, isOff);
                break;
        }
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs) => long.MaxValue;

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
    }

    /// <summary>Does what is due before the end.</summary>
    internal void End()
    {
        delivery.AdvanceTo(long.MaxValue);
        desk.AdvanceTo(horizonMs);
    }

    private void Forward(in SupplyMessage alert, long laterMs)
    {
        if (alert.Cause >= 0)
        {
            ForwardedOfOutage[alert.Cause]++;
        }

        if (alert.IsReal && laterMs > 0)
        {
            Delayed++;
            DelayedMs += laterMs;
        }
    }

    private void Count(in SupplyMessage alert)
    {
        DistributorCounters counters = CountersOf(alert);
        (alert.IsReal ? counters.TrueByDay : counters.FalseByDay)[DayOf(alert.TimeMs)]++;
    }

    private int DayOf(long nowMs) => (int)Math.Min(nowMs / SimTime.DayMs, days - 1);

    private DistributorCounters CountersOf(in SupplyMessage alert)
    {
        int distributor = alert.MeterPoint.DistributorId;
        if (!distributors.TryGetValue(distributor, out DistributorCounters? counters))
        {
            counters = new DistributorCounters(days);
            distributors.Add(distributor, counters);
        }

        return counters;
    }
}
