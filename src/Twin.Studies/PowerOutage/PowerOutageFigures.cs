using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Studies.Power;
using Twin.Studies.Results;

namespace Twin.Studies.PowerOutage;

/// <summary>What the metrics, curves and tables of one variant are made of, put in order once.</summary>
internal sealed class PowerOutageFigures
{
    /// <summary>The length of the windows in which the DCC measures, from midnight (DCC Performance Measurement Methodology).</summary>
    internal const long WindowMs = 180_000;

    /// <summary>The most hubs of a window that counts for PM12.1; more count for PM12.2.</summary>
    internal const int SmallWindow = 50;

    /// <summary>The minute of the SEC's target, which one metric keeps whatever the target is.</summary>
    internal const long MinuteMs = 60_000;

    /// <summary>Puts a run's results in order.</summary>
    internal PowerOutageFigures(PowerOutageInputs inputs, SupplyPlan plan, PowerOutageCentre centre, OutageAlertTarget target)
    {
        Inputs = inputs;
        Plan = plan;
        Centre = centre;
        Target = target;
        Alerts = [.. centre.Alerts.Items()];
        Raised = centre.Outages.Sum(static o => o.Raised);
        Lost = centre.Outages.Sum(static o => o.Lost);
        Windows = [.. WindowsOf(Alerts)];
        Awareness = [.. plan.Outages.Select(AwarenessOf)];
    }

    /// <summary>The inputs.</summary>
    internal PowerOutageInputs Inputs { get; }

    /// <summary>The outages.</summary>
    internal SupplyPlan Plan { get; }

    /// <summary>The centre at the end.</summary>
    internal PowerOutageCentre Centre { get; }

    /// <summary>The target in force.</summary>
    internal OutageAlertTarget Target { get; }

    /// <summary>The alerts that reached their CSP.</summary>
    internal DeliveredAlert[] Alerts { get; }

    /// <summary>AD1 raised.</summary>
    internal long Raised { get; }

    /// <summary>AD1 lost before the CSP.</summary>
    internal long Lost { get; }

    /// <summary>For each measuring window with alerts, how many there were and how many met the target.</summary>
    internal ImmutableArray<(int Hubs, int Met)> Windows { get; }

    /// <summary>For each outage, when its network operator knew: milliseconds from the start of the outage; null for never.</summary>
    internal ImmutableArray<(long? ByAlertsMs, long? ByCallsMs)> Awareness { get; }

    /// <summary>Whether an alert was delivered within the target in force.</summary>
    internal bool MeetsTarget(in DeliveredAlert alert) => alert.DelayMs <= TargetMs(alert);

    /// <summary>The delays of some alerts as the report counts them, ascending.</summary>
    internal long[] DelaysOf(IEnumerable<DeliveredAlert> alerts)
        => [.. alerts.Select(a => a.DeliveredMs - (Inputs.CountsFromLoss ? a.LostMs : a.RaisedMs)).Order()];

    /// <summary>A share in per cent; null of nothing.</summary>
    internal static double? Percent(long part, long whole) => whole == 0 ? null : 100.0 * part / whole;

    private long TargetMs(in DeliveredAlert alert) => Target == OutageAlertTarget.Achieved
        ? OutageAlertCurve.LastDocumentedMs(alert.Provider, EventSize(alert))
        : Inputs.TargetMs;

    private long EventSize(in DeliveredAlert alert) => sizes is { } known
        ? known[(alert.Cause, alert.Provider)]
        : (sizes = Alerts.GroupBy(static a => (a.Cause, a.Provider)).ToDictionary(static g => g.Key, static g => g.LongCount()))[
            (alert.Cause, alert.Provider)];

    private Dictionary<(int Cause, CommunicationsServiceProvider Provider), long>? sizes;

    private IEnumerable<(int Hubs, int Met)> WindowsOf(DeliveredAlert[] alerts)
        => alerts.GroupBy(static a => (a.Provider, a.RaisedMs / WindowMs)).Select(g => (g.Count(), g.Count(a => MeetsTarget(a))));

    private (long? ByAlertsMs, long? ByCallsMs) AwarenessOf(PlannedOutage outage)
    {
        long? NthMs(IEnumerable<long> momentsMs)
        {
            long[] first = [.. momentsMs.Order().Take(Inputs.ReportsToAct)];
            return first.Length < Inputs.ReportsToAct ? null : first[^1] - outage.StartMs;
        }

        return (
            NthMs(Alerts.Where(a => a.Cause == outage.Number).Select(static a => a.DeliveredMs)),
            NthMs(Centre.Outages[outage.Number].CallsAnsweredMs.Items()));
    }
}
