using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.OutageRecovery;

/// <summary>
/// What the metrics are by their descriptions, worked out from an event log and a few inputs. Shares no code with the study.
/// </summary>
internal sealed class RecoveryRecomputation(IReadOnlyList<EventRow> rows, bool isOut, long serviceMs)
{
    private const long RestoredMs = 5 * 3_600_000L;
    private const long LateMs = 600_000;
    private const long WindowMs = 1_200_000;
    private const long ResponseMs = 3_000;
    private const long RetryMs = 45_000;
    private const long AcknowledgeMs = 50_000;

    private static readonly string[] Classes = ["install", "prepayment", "critical", "onDemand", "scheduled", "alert"];

    private readonly Dictionary<string, long> origins =
        rows.Where(static r => r["event"] == "due").ToDictionary(static r => r["message"], static r => r.TimeMs);

    private readonly EventRow[] delivered = [.. rows.Where(static r => r["event"] == "delivered")];
    private readonly EventRow[] quarantined = [.. rows.Where(static r => r["event"] == "quarantined")];

    /// <summary>Metrics that are counted to one part in 1,024.</summary>
    internal static bool IsBinned(string metric)
        => metric.StartsWith("waitP", StringComparison.Ordinal) || metric.StartsWith("recoveryP", StringComparison.Ordinal);

    internal SortedDictionary<string, double?> Metrics()
    {
        SortedDictionary<string, double?> metrics = new(StringComparer.Ordinal)
        {
            ["messagesDue"] = Count("due"),
            ["backlogAtRestoration"] = isOut ? Backlog() : null,
            ["queueEmptyHours"] = isOut ? QueueEmptyHours() : null,
            ["drainHours"] = isOut ? DrainHours(Classes) : null,
            ["topUpsLate"] = Late("prepayment"),
            ["topUpsLatePercent"] = 100 * Late("prepayment") / Of("prepayment").Length,
            ["topUpsLateAfterOutage"] = Recoveries("prepayment").Count(static wait => wait > LateMs),
            ["targetsMissed"] = delivered.Count(Missed),
            ["schedulesMissed"] = Count("schedule-missed"),
            ["schedulesCaughtUp"] = IsDsp ? rows.Count(static r => r["event"] == "held" && r["class"] == "scheduled") : 0,
            ["messagesDelivered"] = delivered.Length,
            ["messagesUndeliveredAtEnd"] = Count("accepted") + Count("held") - quarantined.Length - delivered.Length - Count("lost"),
            ["adapterRefusals"] = Count("refused") + Count("lost"),
            ["messagesLost"] = Count("lost"),
            ["duplicatesDelivered"] = Count("duplicate"),
            ["requestsRefused"] = Count("refused-by-dsp"),
            ["requestsRepeated"] = Repeated(),
            ["requestsGivenUp"] = Count("given-up"),
            ["requestsPendingAtEnd"] = Count("refused-by-dsp") - Count("given-up") - Repeated(),
            ["requestsQuarantined"] = quarantined.Length,
            ["thresholdBreaches"] = quarantined.Select(static r => (r["user"], r["row"], r.TimeMs / WindowMs)).Distinct().Count(),
            ["usersInBreach"] = quarantined.Select(static r => r["user"]).Distinct().Count(),
        };
        foreach (string one in Classes)
        {
            metrics[$"drainHours.{one}"] = isOut ? DrainHours([one]) : null;
            metrics[$"targetsMissed.{one}"] = Of(one).Count(Missed);
            metrics[$"messagesDelivered.{one}"] = Of(one).Length;
            long[] waits = [.. Of(one).Select(WaitMs).Order()];
            metrics[$"waitMaxSeconds.{one}"] = waits[^1] / 1_000.0;
            foreach (int percent in (int[])[50, 95, 99])
            {
                metrics[$"waitP{percent}Seconds.{one}"] = Percentile(waits, percent);
                metrics[$"recoveryP{percent}Seconds.{one}"] = Percentile([.. Recoveries(one).Order()], percent);
            }
        }

        return metrics;
    }

    private bool IsDsp => rows.Any(static r => r["event"] == "refused-by-dsp");

    private static double? Percentile(long[] sorted, int percent)
        => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(sorted.Length * percent / 100.0) - 1] / 1_000.0;

    private static long Latency(EventRow row) => row["class"] == "alert" ? 0 : ResponseMs;

    private int Count(string what) => rows.Count(r => r["event"] == what);

    // A request that comes to the DSP again says how often it was refused before.
    private int Repeated() => rows.Count(IsRepeated);

    private static bool IsRepeated(EventRow row) => row["event"] is "refused-by-dsp" or "accepted" && row["attempt"] != "0";

    private EventRow[] Of(string ofClass) => [.. delivered.Where(r => r["class"] == ofClass)];

    private long WaitMs(EventRow row) => row.Number("then_ms") - origins[row["message"]] - Latency(row);

    private double Late(string ofClass) => Of(ofClass).Count(r => r.Number("then_ms") - origins[r["message"]] > LateMs);

    private bool IsOfOutage(EventRow row) => isOut && origins[row["message"]] + Latency(row) < RestoredMs;

    private IEnumerable<long> Recoveries(string ofClass)
        => Of(ofClass).Where(IsOfOutage).Select(static r => r.Number("then_ms") - RestoredMs).Where(static wait => wait > 0);

    private bool Missed(EventRow row)
    {
        // The targets of service-requests.csv and, for alerts, SEC H3.14.
        long seconds = row["row"] switch
        {
            "scheduledRead" => 86_400,
            "supplierAlert" or "networkAlert" => 60,
            _ => row["smets"] == "SMETS1" ? 16 : 30,
        };
        return row.TimeMs - origins[row["message"]] > seconds * 1_000;
    }

    // A release is decided before it arrives, and the log has both.
    private double Backlog()
    {
        HashSet<string> waiting =
        [
            .. rows.Where(r => r["event"] == "entered" && r.TimeMs <= RestoredMs && IsOfOutage(r)).Select(static r => r["message"]),
        ];
        Dictionary<(string, string), long> decided = Decisions();
        foreach (EventRow row in rows.Where(static r => r["event"] is "delivered" or "lost"))
        {
            if (decided[(row["message"], row["attempt"])] < RestoredMs)
            {
                waiting.Remove(row["message"]);
            }
        }

        return waiting.Count;
    }

    private Dictionary<(string Message, string Attempt), long> Decisions()
        => rows.Where(static r => r["event"] == "released").ToDictionary(static r => (r["message"], r["attempt"]), static r => r.TimeMs);

    private double? DrainHours(string[] classes)
    {
        bool Concerns(EventRow row) => classes.Contains(row["class"]) && IsOfOutage(row);
        int CountOf(params string[] events) => rows.Count(r => events.Contains(r["event"]) && Concerns(r));
        int open = CountOf("entered") - CountOf("delivered", "lost");
        int refused = CountOf("refused-by-dsp") - CountOf("given-up");
        if (open > 0 || refused > rows.Where(Concerns).Count(IsRepeated))
        {
            return null;
        }

        long last = delivered.Where(Concerns).Select(static r => r.TimeMs).DefaultIfEmpty(0).Max();
        return Math.Max(0, last - RestoredMs) / 3_600_000.0;
    }

    // The first moment from the end of the outage on that no wait for a release covers. The server is busy for one service more.
    private double? QueueEmptyHours()
    {
        Dictionary<(string, string), long> decided = Decisions();
        List<(long From, long Until)> waits = [];
        foreach (EventRow row in rows)
        {
            (long From, string Attempt)? wait = row["event"] switch
            {
                "entered" => (row.Number("then_ms"), "0"),
                "refused" => (row.TimeMs + RetryMs, Next(row)),
                "delivered" or "duplicate" => (row.TimeMs + AcknowledgeMs, Next(row)),
                _ => null,
            };
            if (wait is not { } one)
            {
                continue;
            }

            if (decided.TryGetValue((row["message"], one.Attempt), out long until))
            {
                waits.Add((one.From, until));
            }
            else if (row["event"] == "entered")
            {
                waits.Add((one.From, long.MaxValue));
            }
        }

        long empty = RestoredMs;
        foreach ((long from, long until) in waits.OrderBy(static w => w.From))
        {
            if (from > empty)
            {
                break;
            }

            empty = Math.Max(empty, until == long.MaxValue ? until : until + serviceMs);
        }

        return empty == long.MaxValue ? null : (empty - RestoredMs) / 3_600_000.0;
    }

    private static string Next(EventRow row) => $"{row.Number("attempt") + 1}";
}
