using System.Globalization;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>The metrics, curves and tables of one variant. A test recomputes each metric from the event log.</summary>
internal static class OtaPowerAlertsMetrics
{
    private const int False = 0;
    private const int True = 1;

    /// <summary>The metrics, in the order to show them.</summary>
    internal static IReadOnlyList<Metric> Of(OtaPowerAlertsInputs inputs, OtaPowerAlertsCentre centre) =>
    [
        .. OfAlerts(inputs, centre),
        .. OfDesign(centre),
        .. OfOperators(inputs, centre),
    ];

    /// <summary>The curves: a point for each day.</summary>
    internal static IReadOnlyList<Series> SeriesOf(OtaPowerAlertsCentre centre, long horizonMs)
    {
        CurveSet curves = new();
        int days = (int)((horizonMs + SimTime.DayMs - 1) / SimTime.DayMs);
        for (int day = 0; day < days; day++)
        {
            long middleMs = Math.Min((day * SimTime.DayMs) + (SimTime.DayMs / 2), horizonMs);
            curves.Add("falseAlertsPerDay", middleMs, centre.Distributors.Values.Sum(c => c.FalseByDay[day]));
            curves.Add("falseAlertsForwardedPerDay", middleMs, centre.Distributors.Values.Sum(c => c.FalseForwardedByDay[day]));
            curves.Add("trueAlertsPerDay", middleMs, centre.Distributors.Values.Sum(c => c.TrueByDay[day]));
        }

        return
        [
            curves.Series("falseAlertsPerDay", "AD1 raised because of firmware", "alerts a day", isStep: false),
            curves.Series("falseAlertsForwardedPerDay", "Of these, passed on to network operators", "alerts a day", isStep: false),
            curves.Series("trueAlertsPerDay", "AD1 raised because of real outages", "alerts a day", isStep: false),
        ];
    }

    /// <summary>The table: a row for every distributor with alerts.</summary>
    internal static IReadOnlyList<DetailTable> DetailsOf(OtaPowerAlertsInputs inputs, OtaPowerAlertsCentre centre) =>
    [
        new(
            "distributors",
            "Alerts by distributor",
            [
                "Id", "Area", "False AD1", "False AD1 a day", "True AD1", "False AD1 passed on", "True AD1 hidden", "7.4 sent",
                "Visits wasted",
            ],
            [.. centre.Distributors.Select(pair => Row(inputs, pair.Key, pair.Value))]),
    ];

    private static IReadOnlyList<string> Row(OtaPowerAlertsInputs inputs, int id, DistributorCounters counters) =>
    [
        id.ToString(CultureInfo.InvariantCulture),
        DistributorCatalogue.Find(id)?.LicenceArea ?? "unknown",
        Text(counters.FalseByDay.Sum()),
        Text(counters.FalseByDay.Sum() / (double)inputs.Days),
        Text(counters.TrueByDay.Sum()),
        Text(counters.FalseForwardedByDay.Sum()),
        Text(counters.TrueHidden),
        Text(counters.Reads),
        Text(counters.WastedVisits),
    ];

    private static IEnumerable<Metric> OfAlerts(OtaPowerAlertsInputs inputs, OtaPowerAlertsCentre centre)
    {
        DistributorCounters[] all = [.. centre.Distributors.Values];
        long falseAlerts = all.Sum(static c => c.FalseByDay.Sum());
        yield return Of("activations", "Firmware activations", centre.Activations, "activations", "ESMEs that activated firmware (11.3).");
        yield return Of(
            "falseAlerts", "False AD1", falseAlerts, "alerts",
            "AD1 raised because an activation cut the hub's supply, and no outage (T-C).");
        yield return Of(
            "falseAlertsPerDay", "False AD1 a day", falseAlerts / (double)inputs.Days, "alerts a day",
            "False AD1 over the days of the campaign.");
        yield return Of(
            "falseAlertsPerDistributorDayMax", "Most false AD1 of a distributor in a day",
            all.Select(static c => c.FalseByDay.Max()).DefaultIfEmpty().Max(), "alerts", "The worst day of any distributor.");
        yield return Of(
            "trueAlerts", "True AD1", all.Sum(static c => c.TrueByDay.Sum()), "alerts",
            "AD1 in which an outage of the network has a part.");
        yield return Of("alertsLost", "AD1 lost", centre.Lost, "alerts", "AD1, false or true, lost on the way to the CSP.");
        yield return Of(
            "outagesWithAlerts", "Outages with AD1", centre.AlertsOfOutage.Count(static n => n > 0), "outages",
            "Real outages of which a CSP delivers at least one AD1.");
    }

    private static IEnumerable<Metric> OfDesign(OtaPowerAlertsCentre centre)
    {
        long forwarded = centre.Forwarded[False] + centre.Forwarded[True];
        yield return Of(
            "falseAlertsSuppressed", "False AD1 suppressed", centre.Suppressed[False], "alerts", "False AD1 that the design recognised.");
        yield return Of(
            "falseAlertsForwarded", "False AD1 passed on", centre.Forwarded[False], "alerts", "False AD1 that network operators got.");
        yield return Of(
            "trueAlertsForwarded", "True AD1 passed on", centre.Forwarded[True], "alerts",
            "True AD1 that network operators got.");
        yield return Of(
            "trueAlertsHidden", "True AD1 hidden", centre.Suppressed[True], "alerts", "True AD1 that the design took for false.");
        yield return Of(
            "trueAlertsHiddenWhileOff", "True AD1 hidden while off", centre.HiddenWhileOff, "alerts",
            "Of these, those whose premises was still without supply.");
        yield return Of(
            "outagesHidden", "Outages hidden",
            centre.AlertsOfOutage.Zip(centre.ForwardedOfOutage).Count(static p => p.First > 0 && p.Second == 0), "outages",
            "Real outages with AD1 of which the network operator got none before the end.");
        yield return Of(
            "trueAlertsDelayed", "True AD1 delayed", centre.Delayed, "alerts", "True AD1 passed on later than the CSP delivered them.");
        yield return Of(
            "trueAlertDelayMeanSeconds", "Delay of these", centre.Delayed == 0 ? null : centre.DelayedMs / (double)centre.Delayed / 1_000,
            "s", "How much later, on average.");
        yield return Of(
            "alertsTruePercent", "True among those passed on", forwarded == 0 ? null : 100.0 * centre.Forwarded[True] / forwarded, "%",
            "How far network operators can trust an AD1 they get.");
        yield return Of(
            "alertsUndecidedAtEnd", "AD1 undecided at the end", centre.Undecided, "alerts",
            "AD1 that at the end are with the CSP, held or being read.");
    }

    private static IEnumerable<Metric> OfOperators(OtaPowerAlertsInputs inputs, OtaPowerAlertsCentre centre)
    {
        yield return Of("reads", "7.4 sent", centre.Reads, "requests", "7.4 Read Supply Status because of AD1, automatic or by hand.");
        yield return Of(
            "readsRejected", "7.4 rejected", centre.ReadsRejected, "requests", "Of these, refused by the DCC (access control, R4).");
        yield return Of(
            "siteVisitsWasted", "Site visits for nothing", centre.WastedVisits, "visits", "Visits because of a false AD1 (T-C).");
        yield return Of(
            "costPounds", "Cost of checking", (double)((centre.Reads * inputs.ReadPounds) + (centre.WastedVisits * inputs.VisitPounds)),
            "pounds", "All 7.4 and the visits for nothing, at the prices of the inputs.");
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static Metric Of(string name, string title, double? value, string unit, string description)
        => new(name, value, unit, description) { Title = title };
}
