using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.RequestTraffic;

/// <summary>Works every metric of the study out from its event log alone.</summary>
internal sealed class RequestRecomputation
{
    private readonly IReadOnlyList<EventRow> log;
    private readonly long horizonMs;
    private readonly List<One> all;

    internal RequestRecomputation(IReadOnlyList<EventRow> log, long horizonMs)
    {
        this.log = log;
        this.horizonMs = horizonMs;
        ILookup<string, EventRow> rows = log.Where(static r => r["request"].Length > 0).ToLookup(static r => r["request"]);
        all = [.. rows.Select(static g => One.Of([.. g]))];
    }

    private sealed record One(long SentMs, long TargetMs, long ResponseMs, string User, bool IsBatch, long Attempts)
    {
        internal bool IsLate => ResponseMs > TargetMs;

        internal static One Of(IReadOnlyList<EventRow> rows)
        {
            EventRow first = rows.Single(static r => r["event"] == "request");
            long response = rows.Where(static r => r["event"] == "worked").Select(static r => r.Number("moment_ms"))
                .DefaultIfEmpty(long.MaxValue).Min();
            return new One(
                first.TimeMs, first.Number("moment_ms"), response, first["party"], first["class"] == "batch",
                rows.Max(static r => r.Number("attempt")));
        }
    }

    internal SortedDictionary<string, double?> Metrics()
    {
        One[] judged = [.. all.Where(r => r.TargetMs <= horizonMs)];
        long attempts = all.Sum(static r => r.Attempts);
        long[] shares =
        [
            .. judged.GroupBy(static r => r.User).Select(static g => g.Count(static r => !r.IsLate) * 1_000_000L / g.Count()),
        ];
        double squares = shares.Sum(static s => (double)s * s);
        return new SortedDictionary<string, double?>(StringComparer.Ordinal)
        {
            ["requestsSent"] = all.Count,
            ["requestsSent.batch"] = all.Count(static r => r.IsBatch),
            ["requestsAnswered"] = all.Count(r => r.ResponseMs <= horizonMs),
            ["requestsGivenUp"] = Count("given-up"),
            ["targetsMissed"] = judged.Count(static r => r.IsLate),
            ["targetsMissed.batch"] = judged.Count(static r => r.IsLate && r.IsBatch),
            ["targetsMissed.others"] = judged.Count(static r => r.IsLate && !r.IsBatch),
            ["requestsResent"] = attempts - all.Count,
            ["requestsWorkedOn"] = Count("worked"),
            ["requestsRefused"] = Count("refused"),
            ["requestsRejected"] = Count("rejected"),
            ["requestsDeferred"] = Count("deferred"),
            ["requestsWaitingAtEnd"] = attempts - Count("worked") - Count("refused") - Count("rejected"),
            ["throttledIntervals"] = Count("throttled-interval"),
            ["throttledUsers"] = log.Where(static r => r["event"] is "rejected" or "deferred").DistinctBy(static r => r["party"]).Count(),
            ["largestBacklogSeconds"] = log.Where(static r => r["event"] == "worked").Max(static r => r.Number("backlog_us")) / 1e6,
            ["responseP50Seconds"] = Rank(0.5, static _ => true),
            ["responseP99Seconds"] = Rank(0.99, static _ => true),
            ["responseP99Seconds.batch"] = Rank(0.99, static r => r.IsBatch),
            ["responseP99Seconds.others"] = Rank(0.99, static r => !r.IsBatch),
            ["responseMaxSeconds"] = Rank(1, static _ => true),
            ["fairnessPercent"] = squares == 0
                ? 100
                : Math.Floor((double)shares.Sum() * shares.Sum() / (shares.Length * squares) * 1e6) / 1e4,
            ["worstUserInTimePercent"] = shares.Min() / 1e4,
        };
    }

    private int Count(string what) => log.Count(r => r["event"] == what);

    private double? Rank(double share, Func<One, bool> which)
    {
        IEnumerable<One> answered = all.Where(r => which(r) && r.ResponseMs <= horizonMs);
        double[] sorted = [.. answered.Select(static r => (r.ResponseMs - r.SentMs) / 1_000.0).Order()];
        return sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(Math.Round(sorted.Length * share, 6)) - 1];
    }
}
