using Twin.Load.Results;
using Twin.Studies.Reports;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Load.Reports;

/// <summary>The curves of a load report, one point a second.</summary>
internal static class LoadCharts
{
    private const int MostCodes = 6;

    public static Html Section(LoadResult result)
    {
        Chart[] charts =
        [
            Chart(result, "rate", "Calls a second", "calls/s",
                ("due", static one => one.Due), ("answered", static one => one.Answered), ("failed", static one => one.Failures)),
            Chart(result, "latency", "Latency of the calls answered in each second", "ms",
                ("p50", static one => Ms(one, one.Latency.P50Us)),
                ("p95", static one => Ms(one, one.Latency.P95Us)),
                ("p99", static one => Ms(one, one.Latency.P99Us))),
            Chart(result, "codes", "Answers a second by code", "answers/s", [.. Codes(result)]),
            Chart(result, "in-flight", "Calls in flight", "calls", ("in flight", static one => one.InFlight)),
        ];
        return Html.Of(
            $"""
            <section id="curves" aria-labelledby="curves-head">
            <h2 id="curves-head">Over time</h2>
            <p class="hint">Time is this machine’s clock from the end of the warm-up.{Operations(result)}</p>
            {Html.ForEach(charts, static chart => CurveSection.Figure(chart, LoadFiles.Seconds))}</section>
            """);
    }

    private static string Operations(LoadResult result) => result.Operations.Count == 0
        ? string.Empty
        : " " + string.Join("; ", result.Operations.Select(static one => $"{one.Name} at {Durations.Text(one.AtSeconds)}")) + ".";

    private static IEnumerable<(string, Func<LoadSecond, double>)> Codes(LoadResult result)
        => result.Overall.Codes
            .OrderByDescending(static one => one.Value)
            .ThenBy(static one => one.Key, StringComparer.Ordinal)
            .Take(MostCodes)
            .Select(static code => (code.Key, (Func<LoadSecond, double>)(second => second.Codes.GetValueOrDefault(code.Key))));

    // Nothing was answered in the second: a gap, not a latency of zero.
    private static double Ms(LoadSecond second, long us) => second.Latency.Count == 0 ? double.NaN : us / 1e3;

    private static Chart Chart(
        LoadResult result, string name, string title, string unit, params (string Name, Func<LoadSecond, double> Value)[] curves)
    {
        List<ChartCurve> drawn = [];
        foreach ((string curve, Func<LoadSecond, double> value) in curves)
        {
            SeriesPoint[] points =
            [
                .. result.Seconds.Select(one => new SeriesPoint(one.Second * 1_000L, value(one)))
                    .Where(static one => double.IsFinite(one.Value)),
            ];
            drawn.Add(new ChartCurve(curve, drawn.Count, points));
        }

        return new Chart(name, title, unit, false, Math.Max(1_000, (result.Seconds.Count - 1) * 1_000L), drawn) { IsVirtualTime = false };
    }
}
