using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Power;
using Twin.Studies.Results;

namespace Twin.Studies.PowerOutage;

/// <summary>The metrics of one variant. A test recomputes each from the event log.</summary>
internal static class PowerOutageMetrics
{
    /// <summary>The metrics, in the order to show them.</summary>
    internal static IReadOnlyList<Metric> Of(PowerOutageFigures figures) =>
    [
        .. OfAlerts(figures),
        .. OfDelivery(figures),
        .. OfTarget(figures),
        .. OfOperators(figures),
        .. OfRestoration(figures),
    ];

    private static IEnumerable<Metric> OfAlerts(PowerOutageFigures figures)
    {
        PowerOutageCentre centre = figures.Centre;
        yield return Of(
            "premisesOff", "Losses of supply", centre.LostMs.Count, "losses", "Losses of supply, one for each premises and loss.");
        yield return Of(
            "shortInterruptions", "Interruptions under three minutes", centre.Short, "losses",
            "Losses that ended within three minutes, as by automatic reclosing: none raises AD1 (A16).");
        yield return Of(
            "alertsRaised", "AD1 raised", figures.Raised, "alerts", "AD1 that hubs raised when their hold-up was over (T-C; A15).");
        yield return Of(
            "lossesWithoutAlert", "Losses without AD1", centre.LostMs.Count - figures.Raised, "losses",
            "Losses that raised none: too short, a SMETS1 or missing hub, or no SM WAN.");
        yield return Of(
            "alertsLost", "AD1 lost", figures.Lost, "alerts", "Of the alerts raised, those lost on the way to the CSP.");
        foreach (CommunicationsServiceProvider provider in Enum.GetValues<CommunicationsServiceProvider>())
        {
            yield return Of(
                $"alertsAtCsp.{provider}", string.Empty, figures.Alerts.Count(a => a.Provider == provider), "alerts",
                "AD1 that reached this CSP.");
        }
    }

    private static IEnumerable<Metric> OfDelivery(PowerOutageFigures figures)
    {
        long[] delays = figures.DelaysOf(figures.Alerts);
        string from = figures.Inputs.CountsFromLoss ? "from the loss of supply" : "from the creation of AD1";
        yield return Of(
            "alertsDelivered", "AD1 delivered", figures.Alerts.Count(a => a.DeliveredMs < figures.Inputs.HorizonMs), "alerts",
            "AD1 delivered to network operators before the run ends.");
        yield return Of(
            "alertsWaitingAtEnd", "AD1 waiting at the end", figures.Alerts.Count(a => a.DeliveredMs >= figures.Inputs.HorizonMs), "alerts",
            "AD1 that the CSPs deliver after the end; the times below count them too.");
        yield return Of(
            "firstDeliveredSeconds", "First delivery", delays.Length == 0 ? null : delays[0] / 1_000.0, "s",
            $"The shortest time {from} to delivery (T, MP096; R7).");
        yield return Of(
            "p80DeliveredSeconds", "80 % delivered", Percentiles.In(delays, 80, SimTime.SecondMs), "s",
            $"The time {from} within which 80 % of the alerts that are delivered are (nearest rank).");
        yield return Of(
            "lastDeliveredSeconds", "Last delivery", Percentiles.In(delays, 100, SimTime.SecondMs), "s",
            $"The longest time {from} to delivery.");
    }

    private static IEnumerable<Metric> OfTarget(PowerOutageFigures figures)
    {
        int inMinute = figures.Alerts.Count(static a => a.DelayMs <= PowerOutageFigures.MinuteMs);
        int met = figures.Alerts.Count(a => figures.MeetsTarget(a));
        yield return Of(
            "deliveredWithin60sPercent", "Delivered within 60 s", PowerOutageFigures.Percent(inMinute, figures.Raised), "%",
            "Alerts delivered within 60 s of their creation, of all raised: what the SEC asks after the first three minutes (T, MP096).");
        yield return Of(
            "targetMetPercent", "Target met", PowerOutageFigures.Percent(met, figures.Raised), "%",
            "Alerts delivered within the target in force, of all raised; by switch the SEC's, or what the CSPs achieve.");
        yield return Of("alertsOverTarget", "AD1 over target", figures.Raised - met, "alerts", "Alerts late or lost under that target.");
        foreach (Metric metric in OfWindows(figures, "pm121", "PM12.1", isSmall: true).Concat(
            OfWindows(figures, "pm122", "PM12.2", isSmall: false)))
        {
            yield return metric;
        }
    }

    private static IEnumerable<Metric> OfWindows(PowerOutageFigures figures, string name, string title, bool isSmall)
    {
        (int Hubs, int Met)[] windows = [.. figures.Windows.Where(w => w.Hubs <= PowerOutageFigures.SmallWindow == isSmall)];
        yield return Of(
            $"{name}Windows", $"{title} windows", windows.Length, "windows",
            $"Three-minute windows from midnight in which {(isSmall ? "at most" : "more than")} 50 hubs raised AD1 that their CSP had "
            + "(Twin fact sheet 4.2).");
        yield return Of(
            $"{name}MetPercent", $"{title} target met", PowerOutageFigures.Percent(windows.Sum(w => w.Met), windows.Sum(w => w.Hubs)), "%",
            "Of the alerts of these windows, those within the target in force.");
    }

    private static IEnumerable<Metric> OfOperators(PowerOutageFigures figures)
    {
        double?[] byAlerts = [.. figures.Awareness.Select(static a => a.ByAlertsMs / 60_000.0)];
        double?[] byCalls = [.. figures.Awareness.Select(static a => a.ByCallsMs / 60_000.0)];
        (double?, double?)[] both = [.. byAlerts.Zip(byCalls).Where(static p => p is { First: not null, Second: not null })];
        string reports = $"{figures.Inputs.ReportsToAct} reports";
        yield return Of(
            "awarenessByAlertsMinutes", "Aware by alerts", Mean(byAlerts), "min",
            $"From the start of an outage to {reports} by AD1, on average over the outages that had them.");
        yield return Of(
            "awarenessByCallsMinutes", "Aware by calls", Mean(byCalls), "min",
            $"From the start of an outage to {reports} by calls to 105 answered, on average over the outages that had them.");
        yield return Of(
            "minutesSaved", "Saved by alerts", Mean([.. both.Select(static p => p.Item2 - p.Item1)]), "min",
            "By how much alerts were faster than calls, on average over the outages known by both; negative when calls were faster.");
        yield return Of(
            "outagesKnownByCallsOnly", "Outages known by calls only",
            figures.Awareness.Count(static a => a is { ByAlertsMs: null, ByCallsMs: not null }), "outages",
            $"Outages with {reports} by calls and not by alerts.");
        yield return Of(
            "callsAnswered", "Calls to 105", figures.Centre.Outages.Sum(static o => (long)o.CallsAnsweredMs.Count), "calls",
            "Calls of customers without supply.");
        yield return Of(
            "callWaitMaxSeconds", "Longest wait of a call", figures.Centre.LongestCallWaitMs / 1_000.0, "s",
            "The longest that a call waited, its own answering included.");
    }

    private static IEnumerable<Metric> OfRestoration(PowerOutageFigures figures)
    {
        long[] returns = [.. figures.Centre.ReturnsAfterThreeMinutesMs.Items().Order()];
        long firstMs = figures.Plan.Outages.Length == 0 ? 0 : figures.Plan.Outages.Min(static o => o.StartMs);
        yield return Of(
            "alerts8F35", "8F35 received", figures.Centre.Restored, "alerts",
            "8F35 Supply Outage Restored, after less than three minutes.");
        yield return Of(
            "alerts8F36", "8F36 received", returns.Length, "alerts", "8F36 Supply Outage Restored, outage of three minutes or more.");
        yield return Of(
            "returnKnownP50Minutes", "Median from loss to 8F36", Percentiles.In(returns, 50, SimTime.MinuteMs), "min",
            "From the loss of supply at a premises to its 8F36, median.");
        yield return Of(
            "lastReturnKnownMinutes", "Last 8F36", returns.Length == 0 ? null : (figures.Centre.LastReturnMs - firstMs) / 60_000.0, "min",
            "From the start of the first outage to the last 8F36.");
        yield return Of(
            "costMillionPounds", "Cost", figures.Target == OutageAlertTarget.Renegotiated ? (double)figures.Inputs.BoughtMillionPounds : 0,
            "million pounds", "What the variant costs once (T, MP096).");
    }

    private static double? Mean(double?[] values)
    {
        double[] known = [.. values.Where(static v => v is not null).Select(static v => v!.Value)];
        return known.Length == 0 ? null : known.Sum() / known.Length;
    }

    private static Metric Of(string name, string title, double? value, string unit, string description)
        => new(name, value, unit, description) { Title = title };
}
