using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.OtaPowerAlerts;

/// <summary>
/// What the metrics are by their descriptions, worked out from an event log and nothing else. Shares no code with the study.
/// </summary>
internal sealed class OtaRecomputation(IReadOnlyList<EventRow> rows, double days)
{
    private const double ReadPounds = 0.05;
    private const double VisitPounds = 100;

    private readonly EventRow[] raised = [.. rows.Where(static r => r["event"] is "alert-raised" or "alert-lost")];
    private readonly EventRow[] forwarded = [.. rows.Where(static r => r["event"] == "forwarded")];
    private readonly EventRow[] suppressed = [.. rows.Where(static r => r["event"] == "suppressed")];

    internal SortedDictionary<string, double?> Metrics()
    {
        EventRow[] falseOnes = [.. raised.Where(static r => !IsReal(r))];
        EventRow[] late = [.. forwarded.Where(static r => IsReal(r) && r.TimeMs > r.Number("delivered_ms"))];
        string[] told = [.. raised.Where(static r => r["event"] == "alert-raised").Select(Outage).Where(static o => o != "-1").Distinct()];
        HashSet<string> heard = [.. forwarded.Select(Outage)];
        double reads = Count("read");
        double wasted = rows.Count(static r => r["event"] == "visited" && !IsReal(r));
        return new SortedDictionary<string, double?>(StringComparer.Ordinal)
        {
            ["activations"] = Count("activated"),
            ["falseAlerts"] = falseOnes.Length,
            ["falseAlertsPerDay"] = falseOnes.Length / days,
            ["falseAlertsPerDistributorDayMax"] = falseOnes
                .GroupBy(static r => (r["meter_point"][..2], r.TimeMs / 86_400_000)).Select(static g => g.Count()).DefaultIfEmpty().Max(),
            ["trueAlerts"] = raised.Count(IsReal),
            ["alertsLost"] = Count("alert-lost"),
            ["outagesWithAlerts"] = told.Length,
            ["falseAlertsSuppressed"] = suppressed.Count(static r => !IsReal(r)),
            ["falseAlertsForwarded"] = forwarded.Count(static r => !IsReal(r)),
            ["trueAlertsForwarded"] = forwarded.Count(IsReal),
            ["trueAlertsHidden"] = suppressed.Count(IsReal),
            ["trueAlertsHiddenWhileOff"] = suppressed.Count(static r => IsReal(r) && r["off"] == "yes"),
            ["outagesHidden"] = told.Count(outage => !heard.Contains(outage)),
            ["trueAlertsDelayed"] = late.Length,
            ["trueAlertDelayMeanSeconds"] =
                late.Length == 0 ? null : late.Sum(static r => r.TimeMs - r.Number("delivered_ms")) / (double)late.Length / 1_000,
            ["alertsTruePercent"] = forwarded.Length == 0 ? null : 100.0 * forwarded.Count(IsReal) / forwarded.Length,
            ["alertsUndecidedAtEnd"] = Count("alert-raised") - forwarded.Length - suppressed.Length,
            ["reads"] = reads,
            ["readsRejected"] = rows.Count(static r => r["event"] == "read" && r["code"].StartsWith('E')),
            ["siteVisitsWasted"] = wasted,
            ["costPounds"] = (reads * ReadPounds) + (wasted * VisitPounds),
        };
    }

    private static bool IsReal(EventRow row) => row["real"] == "yes";

    private static string Outage(EventRow row) => row["outage"];

    private int Count(string what) => rows.Count(r => r["event"] == what);
}
