using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.ServiceFlags;

/// <summary>
/// What the metrics and curves are by their descriptions, worked out from an event log and nothing else. Shares no code with the study.
/// </summary>
internal sealed class FlagHistory
{
    private const double DayMs = 86_400_000;
    private static readonly string[] Flags = ["null", "A", "N", "I", "S"];

    private readonly Dictionary<string, Point> points = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> firstRuns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double?> metrics = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<EventRow> rows;
    private readonly long goLiveMs;
    private long fileRunMs = -1;
    private long live;
    private bool isCounted;

    internal FlagHistory(IReadOnlyList<EventRow> rows, long horizonMs)
    {
        this.rows = rows;
        goLiveMs = rows.Single(static r => r["event"] == "go-live").TimeMs;
        FindFirstRuns();
        foreach (EventRow row in rows)
        {
            if (!isCounted && row.TimeMs > goLiveMs)
            {
                CountFlags("flagsAtGoLive");
                metrics["liveMetersAtGoLive"] = live;
                isCounted = true;
            }

            Follow(row);
        }

        Finish(horizonMs);
    }

    internal SortedDictionary<string, double?> Metrics => metrics;

    /// <summary>How many meter points are wrong in one way just before a moment.</summary>
    internal static double WrongBefore(IReadOnlyList<EventRow> rows, long timeMs, bool isActive)
    {
        Dictionary<string, (string Flag, bool CanBeOperated)> now = new(StringComparer.Ordinal);
        foreach (EventRow row in rows.TakeWhile(r => r.TimeMs < timeMs))
        {
            string point = row["meter_point"];
            switch (row["event"])
            {
                case "meter-point":
                    string[] parts = row["detail"].Split(' ');
                    now[point] = (parts[0], parts[1] == "operable");
                    break;
                case "flag-registered":
                    now[point] = now[point] with { Flag = row["code"] };
                    break;
                case "operable" or "not-operable":
                    now[point] = now[point] with { CanBeOperated = row["event"] == "operable" };
                    break;
            }
        }

        return now.Values.Count(p => (p.Flag == "A") == isActive && p.CanBeOperated != isActive);
    }

    /// <summary>Records accepted in the file run at a moment.</summary>
    internal static double RecordsAt(IReadOnlyList<EventRow> rows, long timeMs)
        => rows.Count(r => r.TimeMs == timeMs && r["event"] == "flag-exported");

    private static string KindOf(EventRow row) => row["detail"].StartsWith("Dxi", StringComparison.Ordinal) ? "gas" : "electricity";

    // The first run of a fuel is the first one after its switch.
    private void FindFirstRuns()
    {
        foreach (string fuel in (string[])["electricity", "gas"])
        {
            long switched = rows.Single(r => r["event"] == "switch-on-" + fuel).TimeMs;
            firstRuns[fuel] = rows.Where(r => r["event"] == "file-run" && r.TimeMs > switched).Select(static r => r.TimeMs)
                .FirstOrDefault(-1);
        }
    }

    private void Follow(EventRow row)
    {
        string name = row["meter_point"];
        switch (row["event"])
        {
            case "meter-point":
                string[] parts = row["detail"].Split(' ');
                points[name] = new Point { Dsp = row["code"], Registered = parts[0], CanBeOperated = parts[1] == "operable" };
                break;
            case "flag-changed":
                Assert.Equal(row["detail"], points[name].Dsp);
                points[name].Count(row.TimeMs, goLiveMs).Dsp = row["code"];
                break;
            case "flag-registered":
                points[name].Count(row.TimeMs, goLiveMs).Registered = row["code"];
                break;
            case "operable" or "not-operable":
                points[name].Count(row.TimeMs, goLiveMs).CanBeOperated = row["event"] == "operable";
                break;
            case "meter-live":
                live++;
                break;
            case "meter-gone":
                live--;
                break;
            case "file-run":
                fileRunMs = row.TimeMs;
                break;
            case "flag-exported" or "flag-rejected" or "file-exported":
                Assert.Equal(fileRunMs, row.TimeMs);
                break;
            case "supplier-switched":
                Add("switches", 1);
                string wrong = points[name].Wrong(points[name].Registered);
                Add("switchesToldWrongly", wrong.Length > 0 ? 1 : 0);
                Add("switchesToldWrongly.falselyActive", wrong == "falselyActive" ? 1 : 0);
                Add("switchesToldWrongly.falselyNotActive", wrong == "falselyNotActive" ? 1 : 0);
                break;
        }
    }

    private void Finish(long horizonMs)
    {
        foreach (Point point in points.Values)
        {
            _ = point.Count(horizonMs, goLiveMs);
        }

        metrics["meterPoints"] = points.Count;
        metrics["prematurelyActive"] = CountOf("prematurely-active");
        CountFlags("flagsAtEnd");
        CountRecords();
        metrics["flagChanges"] = rows.Count(r => r["event"] == "flag-changed" && r.TimeMs >= goLiveMs);
        metrics["flagRecordsExported"] = rows.Count(r => r["event"] == "flag-exported" && r.TimeMs > goLiveMs);
        metrics["flagRecordsRejected"] = rows.Count(r => r["event"] == "flag-rejected" && r.TimeMs > goLiveMs);
        metrics["flagRecordsWaitingAtEnd"] = CountOf("flag-waiting-at-end");
        metrics["filesExported"] = rows.Count(r => r["event"] == "file-exported" && r.TimeMs > goLiveMs);
        foreach ((string name, Func<Point, (long A, long N)> pick) in ((string, Func<Point, (long, long)>)[])
            [("wrongFlagDaysPer1000", static p => p.WrongMs), ("wrongFlagDaysAtDspPer1000", static p => p.WrongAtDspMs)])
        {
            long active = points.Values.Sum(p => pick(p).A);
            long notActive = points.Values.Sum(p => pick(p).N);
            metrics[name] = PerThousand(active + notActive);
            metrics[name + ".falselyActive"] = PerThousand(active);
            metrics[name + ".falselyNotActive"] = PerThousand(notActive);
        }

        metrics["wrongAtEnd"] = points.Values.Count(static p => p.Wrong(p.Registered).Length > 0);
        Point[] listed = [.. points.Values.Where(static p => p.Dsp == "A")];
        metrics["esiListed"] = listed.Length;
        metrics["esiListedWrongly"] = listed.Count(static p => !p.CanBeOperated);
        metrics["esiMissing"] = points.Values.Count(static p => p.Dsp != "A" && p.CanBeOperated);
    }

    private void CountRecords()
    {
        EventRow[] records =
        [
            .. rows.Where(r => r["event"] is "flag-exported" or "flag-rejected" && r.TimeMs == firstRuns[KindOf(r)]),
        ];
        metrics["firstRunRecords"] = records.Length;
        foreach (string flag in Flags.Skip(1))
        {
            metrics["firstRunRecords." + flag] = records.Count(r => r["code"] == flag);
        }

        metrics["firstRunFiles"] = rows.Count(r => r["event"] == "file-exported" && r.TimeMs == firstRuns[KindOf(r)]);
        metrics["firstRunLargest"] = records.GroupBy(static r => r["party"]).Select(static g => g.Count()).DefaultIfEmpty(0).Max();
        metrics["firstRunHoursLongest"] = records
            .Select(static r => long.Parse(r["detail"].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) - r.TimeMs)
            .DefaultIfEmpty(0).Max() / (DayMs / 24);
    }

    private void CountFlags(string name)
    {
        foreach (string flag in Flags)
        {
            metrics[$"{name}.{flag}"] = points.Values.Count(p => p.Dsp == flag);
        }
    }

    private void Add(string metric, int count) => metrics[metric] = (metrics.GetValueOrDefault(metric) ?? 0) + count;

    private int CountOf(string what) => rows.Count(r => r["event"] == what);

    private double PerThousand(long ms) => ms / DayMs * 1_000 / points.Count;

    private sealed class Point
    {
        private long sinceMs;

        internal required string Dsp { get; set; }

        internal required string Registered { get; set; }

        internal required bool CanBeOperated { get; set; }

        internal (long A, long N) WrongMs { get; private set; }

        internal (long A, long N) WrongAtDspMs { get; private set; }

        internal string Wrong(string flag) => (flag == "A") == CanBeOperated ? "" : CanBeOperated ? "falselyNotActive" : "falselyActive";

        internal Point Count(long nowMs, long fromMs)
        {
            long elapsed = Math.Max(0, nowMs - Math.Max(sinceMs, fromMs));
            WrongMs = Plus(WrongMs, Registered, elapsed);
            WrongAtDspMs = Plus(WrongAtDspMs, Dsp, elapsed);
            sinceMs = nowMs;
            return this;
        }

        private (long A, long N) Plus((long A, long N) sum, string flag, long elapsed) => Wrong(flag) switch
        {
            "falselyActive" => (sum.A + elapsed, sum.N),
            "falselyNotActive" => (sum.A, sum.N + elapsed),
            _ => sum,
        };
    }
}
