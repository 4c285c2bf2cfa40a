using System.Globalization;
using Twin.Domain.Network.RequestAllocation;
using Twin.Domain.Registration;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.RequestTraffic;

/// <summary>The metrics, curves and tables of one variant. A test recomputes each from the event log.</summary>
internal sealed class RequestTrafficMetrics
{
    private readonly RequestTrafficCentre centre;
    private readonly IReadOnlyList<string> classes;
    private readonly int batch;
    private readonly long horizonMs;
    private readonly List<SentRequest> requests;
    private readonly List<SentRequest> judged;

    /// <summary>Looks at what became of all requests by the end.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="classes">The names of the classes; the batch is the last.</param>
    /// <param name="horizonMs">The end.</param>
    internal RequestTrafficMetrics(RequestTrafficCentre centre, IReadOnlyList<string> classes, long horizonMs)
    {
        this.centre = centre;
        this.classes = classes;
        this.horizonMs = horizonMs;
        batch = classes.Count - 1;
        requests = [.. centre.Requests.Items()];

        // A request whose target lies beyond the end is neither in time nor late yet.
        judged = [.. requests.Where(r => r.TargetMs <= horizonMs)];
    }

    /// <summary>The metrics.</summary>
    internal IReadOnlyList<Metric> All() => [.. OfRequests(), .. OfAttempts(), .. OfTimes(), .. OfFairness()];

    /// <summary>The curves.</summary>
    internal IReadOnlyList<Series> Series() =>
    [
        centre.Curves.Series("attemptsPerMinute", "Requests and repetitions that users send", "requests a minute", isStep: false),
        centre.Curves.Series("dspBacklogSeconds", "Work waiting at the DSP", "s", isStep: true),
        centre.Curves.Series("requestsWaitingForLimit", "Requests waiting for their user's limit", "requests", isStep: true),
    ];

    /// <summary>The tables: a row for every user, and for every class.</summary>
    internal IReadOnlyList<DetailTable> Details(UserDirectory users) =>
    [
        Table("requestsByUser", "Requests by user", "User", requests.GroupBy(static r => r.User).OrderBy(static g => g.Key)
            .Select(g => (users[g.Key].Name, g.ToList()))),
        Table("requestsByClass", "Requests by class", "Class", requests.GroupBy(static r => r.Class).OrderBy(static g => g.Key)
            .Select(g => (classes[g.Key], g.ToList()))),
    ];

    private bool IsLate(SentRequest request) => request.ResponseMs > request.TargetMs;

    private List<Metric> OfRequests() =>
    [
        new("requestsSent", requests.Count, "requests", "Requests that users sent, repetitions apart.") { Title = "Requests sent" },
        new("requestsSent.batch", requests.Count(r => r.Class == batch), "requests", "Of these, those of the batch."),
        new(
            "requestsAnswered", requests.Count(r => r.ResponseMs <= horizonMs), "requests",
            "Requests with a response by the end of the run.") { Title = "Requests answered" },
        new(
            "requestsGivenUp", centre.Counters.GivenUp, "requests",
            "Requests that a user gave up after its last attempt.") { Title = "Requests given up" },
        new(
            "targetsMissed", judged.Count(IsLate), "requests",
            "Requests without a response within the target response time (SEC Appendix E; Twin fact sheet 4.7).")
            { Title = "Target response times missed" },
        new("targetsMissed.batch", judged.Count(r => r.Class == batch && IsLate(r)), "requests", "Of these, those of the batch."),
        new("targetsMissed.others", judged.Count(r => r.Class != batch && IsLate(r)), "requests", "Of these, all others."),
    ];

    private List<Metric> OfAttempts()
    {
        RequestCounters counters = centre.Counters;
        return
        [
            new(
                "requestsResent", counters.Attempts - requests.Count, "requests",
                "Repetitions after a time-out, a rejection or a refusal.") { Title = "Requests sent again" },
            new(
                "requestsWorkedOn", counters.Worked, "requests",
                "Requests and repetitions that the DSP took on.") { Title = "Requests the DSP took on" },
            new(
                "requestsRefused", counters.Refused, "requests",
                "Requests and repetitions refused because too much work waited at the DSP.") { Title = "Requests refused" },
            new(
                "requestsRejected", counters.Rejected, "requests",
                "Requests and repetitions rejected above their user's limit (SECMP0067).") { Title = "Requests rejected by allocation" },
            new(
                "requestsDeferred", counters.Deferred, "requests",
                "Requests and repetitions that had to wait for their user's limit.") { Title = "Requests deferred by allocation" },
            new(
                "requestsWaitingAtEnd", counters.Waiting, "requests", "Of these, those that wait when the run ends.")
                { Title = "Deferred requests waiting at the end" },
            new(
                "throttledIntervals", counters.ThrottledIntervals, "intervals",
                "Intervals in which all users together were above the operating threshold.") { Title = "Intervals with limits" },
            new(
                "throttledUsers", counters.ThrottledUsers.Count, "users",
                "Users of whom any request was rejected or deferred.") { Title = "Users throttled" },
            new(
                "largestBacklogSeconds", counters.LargestBacklogUs / 1e6, "s",
                "The most work that ever waited at the DSP.") { Title = "Largest backlog of the DSP" },
        ];
    }

    private List<Metric> OfTimes()
    {
        long[] all = TimesOf(requests);
        long[] ofBatch = TimesOf([.. requests.Where(r => r.Class == batch)]);
        long[] others = TimesOf([.. requests.Where(r => r.Class != batch)]);
        return
        [
            new("responseP50Seconds", Percentiles.In(all, 50, SimTime.SecondMs), "s", "Median time from a request to its first response.")
                { Title = "Median response time" },
            new("responseP99Seconds", Percentiles.In(all, 99, SimTime.SecondMs), "s", "99th percentile of that time, nearest rank.")
                { Title = "99th percentile of the response time" },
            new("responseP99Seconds.batch", Percentiles.In(ofBatch, 99, SimTime.SecondMs), "s", "The same of the batch."),
            new("responseP99Seconds.others", Percentiles.In(others, 99, SimTime.SecondMs), "s", "The same of all others."),
            new("responseMaxSeconds", Percentiles.In(all, 100, SimTime.SecondMs), "s", "The longest of these times.")
                { Title = "Longest response time" },
        ];
    }

    private List<Metric> OfFairness()
    {
        long[] shares =
        [
            .. judged.GroupBy(static r => r.User).OrderBy(static g => g.Key)
                .Select(g => g.LongCount(r => !IsLate(r)) * 1_000_000 / g.LongCount()),
        ];
        return
        [
            new(
                "fairnessPercent", FairnessIndex.Ppm(shares) / 10_000.0, "%",
                "Jain's index over users of the share of their own requests that is answered in time; 100 when all fare alike.")
                { Title = "Fairness" },
            new(
                "worstUserInTimePercent", shares.Length == 0 ? null : shares.Min() / 10_000.0, "%",
                "That share of the user who fares worst.") { Title = "In time for the worst served user" },
        ];
    }

    private DetailTable Table(string name, string title, string first, IEnumerable<(string Name, List<SentRequest> Requests)> groups)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach ((string group, List<SentRequest> some) in groups)
        {
            long[] times = TimesOf(some);
            rows.Add(
            [
                group, Text(some.Count), Text(times.Length), Text(some.Count(r => r.TargetMs <= horizonMs && IsLate(r))),
                Text(some.Sum(static r => r.Attempts - 1.0)), Cell(times, 50), Cell(times, 99),
            ]);
        }

        return new DetailTable(
            name, title, [first, "Requests", "Answered", "Targets missed", "Sent again", "Median (s)", "99th percentile (s)"], rows);
    }

    private long[] TimesOf(List<SentRequest> some)
        => [.. some.Where(r => r.ResponseMs <= horizonMs).Select(static r => r.ResponseMs - r.SentMs).Order()];

    private static string Cell(long[] sortedMs, int percent)
        => Percentiles.In(sortedMs, percent, SimTime.SecondMs) is { } value ? Text(value) : string.Empty;

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
