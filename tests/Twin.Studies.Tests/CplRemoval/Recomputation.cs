namespace Twin.Studies.Tests.CplRemoval;

/// <summary>
/// What the metrics and curves are by their descriptions, worked out from an event log and nothing else. Shares no code with the study.
/// </summary>
internal sealed class Recomputation(IReadOnlyList<LogRow> rows)
{
    private const double DayMs = 86_400_000;

    private readonly long[] suspensions = Times(rows, static r => r.Event == "suspended");
    private readonly long[] restorations = Times(rows, static r => r.Event == "restored");
    private readonly long[] rejections = Times(rows, static r => r is { Event: "request-rejected", Code: "E5" });
    private readonly LogRow[] alerts = [.. rows.Where(static r => r.Event == "alert")];
    private readonly long[] exports = Times(rows, static r => r.Event == "flag-exported");

    private static readonly string[] Types = ["ESME", "GSME", "PPMID", "HCALCS", "CHF", "GPF"];

    internal SortedDictionary<string, double?> Metrics()
    {
        long[] delays = [.. alerts.Where(static r => r.Code == "N28").Select(static r => r.DeliveredMs - r.TimeMs).Order()];
        SortedDictionary<string, double?> metrics = new(StringComparer.Ordinal)
        {
            ["devicesAffected"] = Count("affected"),
            ["devicesSuspended"] = Count("suspended"),
            ["suspendedDeviceDays"] = SuspendedMs() / DayMs,
            ["n28Deliveries"] = delays.Length,
            ["n28ToExportSuppliers"] = rows.Count(static r => r is { Event: "alert", Code: "N28", Recipient: "export-supplier" }),
            ["n29Deliveries"] = rows.Count(static r => r is { Event: "alert", Code: "N29" }),
            ["n28DelayP50Seconds"] = NearestRank(delays, 0.50),
            ["n28DelayP99Seconds"] = NearestRank(delays, 0.99),
            ["n28DelayMaxSeconds"] = NearestRank(delays, 1),
            ["flagChanges"] = Count("flag-changed"),
            ["flagRecordsExported"] = Count("flag-exported"),
            ["flagRecordsRejected"] = Count("flag-rejected"),
            ["flagRecordsWaitingAtEnd"] = Count("flag-waiting-at-end"),
            ["filesExported"] = Count("file-exported"),
            ["requestsArrived"] = rows.Count(static r => r.IsOfTraffic),
            ["requestsRejectedE5"] = rows.Count(static r => r is { Event: "request-rejected", Code: "E5" }),
            ["triesRejectedE5"] = rows.Count(static r => r is { Event: "request-rejected", Code: "E5", IsTry: true }),
            ["requestsRejectedOther"] = rows.Count(static r => r is { Event: "request-rejected", Code: not "E5" }),
            ["firmwareUpdatesSent"] = Count("update-sent"),
            ["firmwareUpdatesWasted"] = Count("update-wasted"),
            ["activationResponsesLost"] = Count("response-lost"),
            ["stuckSuspendedAtEnd"] = rows.Count(static r => r.IsStuck),
            ["stuckAlthoughUpdated"] = Count("stuck-updated-at-end"),
            ["suspendedAwaitingWorkAtEnd"] = Count("suspended-at-end"),
        };
        foreach (string type in Types)
        {
            metrics["devicesSuspended." + type] = rows.Count(r => r.Event == "suspended" && r.Type == type);
            metrics["stuckSuspendedAtEnd." + type] = rows.Count(r => r.IsStuck && r.Type == type);
        }

        return metrics;
    }

    /// <summary>Devices suspended and not restored before a moment.</summary>
    internal double SuspendedAt(long timeMs)
        => suspensions.Count(t => t < timeMs) - restorations.Count(t => t < timeMs);

    /// <summary>Alerts sent before a moment and delivered after it.</summary>
    internal double WaitingAt(long timeMs) => alerts.Count(r => r.TimeMs < timeMs && r.DeliveredMs > timeMs);

    /// <summary>Rejections with E5 between two moments, a day.</summary>
    internal double RejectedPerDay(long fromMs, long toMs)
        => rejections.Count(t => t >= fromMs && t < toMs) * (DayMs / (toMs - fromMs));

    /// <summary>Records accepted in the file run at a moment.</summary>
    internal double RecordsAt(long timeMs) => exports.Count(t => t == timeMs);

    /// <summary>N28 by user: how many, and the longest delay in seconds.</summary>
    internal Dictionary<string, (int Count, double Longest)> N28ByUser() => rows
        .Where(static r => r is { Event: "alert", Code: "N28" })
        .GroupBy(static r => r.Party)
        .ToDictionary(static g => g.Key, static g => (g.Count(), g.Max(static r => r.DeliveredMs - r.TimeMs) / 1_000.0));

    private int Count(string what) => rows.Count(r => r.Event == what);

    private static long[] Times(IEnumerable<LogRow> rows, Func<LogRow, bool> of) => [.. rows.Where(of).Select(static r => r.TimeMs)];

    private double SuspendedMs()
    {
        Dictionary<string, long> since = [];
        double sum = 0;
        foreach (LogRow row in rows)
        {
            if (row.Event == "suspended")
            {
                since.Add(row.Device, row.TimeMs);
            }
            else if (row.Event is "restored" or "suspended-at-end" || row.IsStuck)
            {
                sum += row.TimeMs - since[row.Device];
                _ = since.Remove(row.Device);
            }
        }

        return since.Count == 0 ? sum : double.NaN;
    }

    private static double? NearestRank(long[] sorted, double share)
        => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(sorted.Length * (decimal)share) - 1] / 1_000.0;
}
