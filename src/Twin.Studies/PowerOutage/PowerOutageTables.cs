using System.Globalization;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Studies.Power;
using Twin.Studies.Results;

namespace Twin.Studies.PowerOutage;

/// <summary>The tables of one variant: by outage, and by CSP.</summary>
internal static class PowerOutageTables
{
    /// <summary>The tables.</summary>
    internal static IReadOnlyList<DetailTable> Of(PowerOutageFigures figures) =>
    [
        new(
            "outages",
            "Outages",
            [
                "Outage", "Losses", "AD1", "Lost", "First delivered (s)", "80 % delivered (s)", "Last delivered (s)", "Within 60 s (%)",
                "Aware by alerts (min)", "Aware by calls (min)",
            ],
            [.. figures.Plan.Outages.Select(outage => Row(figures, outage))]),
        new(
            "csps",
            "Delivery by CSP",
            ["CSP", "AD1", "First delivered (s)", "80 % delivered (s)", "Last delivered (s)", "Within 60 s (%)", "Target met (%)"],
            [.. Enum.GetValues<CommunicationsServiceProvider>().Select(provider => Row(figures, provider))]),
    ];

    private static IReadOnlyList<string> Row(PowerOutageFigures figures, PlannedOutage outage)
    {
        DeliveredAlert[] alerts = [.. figures.Alerts.Where(a => a.Cause == outage.Number)];
        ReportedOutage reported = figures.Centre.Outages[outage.Number];
        (long? byAlerts, long? byCalls) = figures.Awareness[outage.Number];
        return
        [
            outage.Name, Text(reported.Premises), Text(reported.Raised), Text(reported.Lost), .. Times(figures, alerts),
            Text(PowerOutageFigures.Percent(alerts.Count(static a => a.DelayMs <= PowerOutageFigures.MinuteMs), reported.Raised)),
            Text(byAlerts / 60_000.0), Text(byCalls / 60_000.0),
        ];
    }

    private static IReadOnlyList<string> Row(PowerOutageFigures figures, CommunicationsServiceProvider provider)
    {
        DeliveredAlert[] alerts = [.. figures.Alerts.Where(a => a.Provider == provider)];
        return
        [
            provider.ToString(), Text(alerts.Length), .. Times(figures, alerts),
            Text(PowerOutageFigures.Percent(alerts.Count(static a => a.DelayMs <= PowerOutageFigures.MinuteMs), alerts.Length)),
            Text(PowerOutageFigures.Percent(alerts.Count(a => figures.MeetsTarget(a)), alerts.Length)),
        ];
    }

    private static string[] Times(PowerOutageFigures figures, DeliveredAlert[] alerts)
    {
        long[] delays = figures.DelaysOf(alerts);
        return
        [
            Text(delays.Length == 0 ? null : delays[0] / 1_000.0),
            Text(Percentiles.In(delays, 80, SimTime.SecondMs)),
            Text(Percentiles.In(delays, 100, SimTime.SecondMs)),
        ];
    }

    private static string Text(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";
}
