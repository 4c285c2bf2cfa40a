using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.SmkiRecovery;

/// <summary>
/// What the metrics and curves are by their descriptions, worked out from an event log and nothing else. Shares no code with the study.
/// </summary>
internal sealed class RecoveryHistory(IReadOnlyList<EventRow> rows)
{
    private const double HourMs = 3_600_000;

    /// <summary>The metrics.</summary>
    /// <param name="incidentHours">t0 of the scenario.</param>
    /// <param name="startHours">When placing starts, from t0.</param>
    /// <param name="flagMs">What a flag takes of the DSP.</param>
    /// <param name="dccAttempts">How often the DCC tries.</param>
    /// <param name="supplierAttempts">How often a supplier tries.</param>
    internal SortedDictionary<string, double?> Metrics(
        double incidentHours, double startHours, double flagMs, int dccAttempts, int supplierAttempts)
    {
        double[] recovered = HoursOf("recovered", incidentHours);
        double[] restored = HoursOf("restored", incidentHours);
        EventRow[] requests = [.. rows.Where(static r => r["event"] == "request")];
        return new SortedDictionary<string, double?>(StringComparer.Ordinal)
        {
            ["devicesAffected"] = CountOf("affected"),
            ["devicesRecovered"] = recovered.Length,
            ["devicesRestored"] = restored.Length,
            ["leftInRecovery"] = CountOf("left-in-recovery"),
            ["leftRecovered"] = CountOf("left-recovered"),
            ["leftGivenUp"] = GivenUp("placement-failed", "left-in-recovery", dccAttempts)
                + GivenUp("reinstatement-failed", "left-recovered", supplierAttempts),
            ["recoveryWindowHours"] = recovered.Length == 0 ? null : recovered[^1] - startHours,
            ["restoredHoursP50"] = NearestRank(restored, 0.5m),
            ["restoredHoursP99"] = NearestRank(restored, 0.99m),
            ["restoredHoursMax"] = NearestRank(restored, 1),
            ["placementsFailed"] = CountOf("placement-failed"),
            ["reinstatementsFailed"] = CountOf("reinstatement-failed"),
            ["flagChanges"] = CountOf("flag-changed"),
            ["dspFlagHours"] = CountOf("flag-changed") * flagMs / HourMs,
            ["flagRecordsExported"] = CountOf("flag-exported"),
            ["flagRecordsRejected"] = CountOf("flag-rejected"),
            ["flagRecordsWaitingAtEnd"] = CountOf("flag-waiting-at-end"),
            ["filesExported"] = CountOf("file-exported"),
            ["recoveryAlerts"] = CountOf("alert"),
            ["requestsArrived"] = requests.Length,
            ["requestsMetRecovery"] = requests.Count(static r => StatusOf(r) == "Recovery"),
            ["requestsMetRecovered"] = requests.Count(static r => StatusOf(r) == "Recovered"),
            ["requestsFailedAtDevice"] = requests.Count(static r => r["detail"].EndsWith(" fails-at-device", StringComparison.Ordinal)),
            ["requestsRejected"] = requests.Count(static r => r["code"] is not ("I0" or "I99")),
        };
    }

    /// <summary>A curve's value at a moment.</summary>
    internal double At(string curve, long timeMs) => curve switch
    {
        "inRecovery" => Before("recovery-started", timeMs) - Before("recovered", timeMs),
        "inRecovered" => Before("recovered", timeMs) - Before("restored", timeMs),
        _ => rows.Count(r => r.TimeMs == timeMs && r["event"] == "flag-exported"),
    };

    private static string StatusOf(EventRow row) => row["detail"].Split(' ')[0];

    private static double? NearestRank(double[] sorted, decimal share)
        => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(sorted.Length * share) - 1];

    private double[] HoursOf(string what, double incidentHours)
        => [.. rows.Where(r => r["event"] == what).Select(r => (r.TimeMs / HourMs) - incidentHours).Order()];

    private int Before(string what, long timeMs) => rows.Count(r => r.TimeMs < timeMs && r["event"] == what);

    private int CountOf(string what) => rows.Count(r => r["event"] == what);

    // Who failed for the last time and is still there at the end.
    private int GivenUp(string failed, string left, int attempts)
    {
        HashSet<string> last =
            [.. rows.Where(r => r["event"] == failed && r.Number("detail") == attempts).Select(static r => r["device"])];
        return rows.Count(r => r["event"] == left && last.Contains(r["device"]));
    }
}
