using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.AnomalyDetection;

/// <summary>Works every metric of the study out from its event log alone.</summary>
internal sealed class AnomalyRecomputation(IReadOnlyList<EventRow> log, double surgeHours, long priceMs)
{
    private readonly EventRow[] requests = [.. log.Where(static r => r["event"] == "request")];
    private readonly EventRow[] files = [.. log.Where(static r => r["event"] is "exit-file" or "threshold-file")];

    internal SortedDictionary<string, double?> Metrics()
    {
        double[] stalls =
        [
            .. log.Where(static r => r["event"] == "released").Select(static r => (r.TimeMs - r.Number("moment_ms")) / 60_000.0).Order(),
        ];
        EventRow? stopped = log.SingleOrDefault(static r => r["event"] == "surge-stopped");
        long sent = files.Sum(static r => r.Number("sent"));
        return new SortedDictionary<string, double?>(StringComparer.Ordinal)
        {
            ["requestsSent"] = requests.Count(static r => r["origin"] != "Malicious"),
            ["quarantined"] = requests.Count(IsHeld),
            ["quarantined.honest"] = Held("Honest"),
            ["quarantined.mistaken"] = Held("Mistaken"),
            ["quarantined.malicious"] = Held("Malicious"),
            ["priceChangeQuarantined"] = requests.Count(static r => IsHeld(r) && r["class"] == "price-change"),
            ["retryStormQuarantined"] = requests.Count(static r => IsHeld(r) && r["class"] == "retry-storm"),
            ["deleted"] = requests.Count(static r => r["verdict"] == "Deleted"),
            ["maliciousSent"] = requests.Count(static r => r["origin"] == "Malicious"),
            ["maliciousPassed"] = requests.Count(static r => r["origin"] == "Malicious" && r["verdict"] == "Passed"),
            ["surgeStoppedAfterHours"] = stopped is null ? null : (stopped.TimeMs / 3_600_000.0) - surgeHours,
            ["released"] = stalls.Length,
            ["rejected"] = Count("rejected"),
            ["inQuarantineAtEnd"] = requests.Count(IsHeld) - Count("released") - Count("rejected"),
            ["honestInQuarantineAtEnd"] = Held("Honest") - Count("released"),
            ["honestStallMeanMinutes"] = stalls.Length == 0 ? null : stalls.Average(),
            ["honestStallP99Minutes"] = Rank(stalls, 0.99),
            ["honestStallMaxMinutes"] = Rank(stalls, 1),
            ["quarantineCases"] = Count("case"),
            ["filesSent"] = sent,
            ["filesLost"] = sent - files.Length,
            ["filesLate"] = files.Sum(static r => r.Number("late")),
            ["fileBreaches"] = files.Sum(static r => r.Number("breaches")),
            ["thresholdsTooLate"] = files.Count(r => r["event"] == "threshold-file" && r.Number("moment_ms") > priceMs),
            ["effortHours"] = files.Sum(static r => r.Number("effort_ms")) / 3_600_000.0,
        };
    }

    internal static bool IsHeld(EventRow row) => row["event"] == "request" && row["verdict"] is not ("Passed" or "Deleted");

    private int Held(string origin) => requests.Count(r => IsHeld(r) && r["origin"] == origin);

    private int Count(string what) => log.Count(r => r["event"] == what);

    private static double? Rank(double[] sorted, double share)
        => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(Math.Round(sorted.Length * share, 6)) - 1];
}
