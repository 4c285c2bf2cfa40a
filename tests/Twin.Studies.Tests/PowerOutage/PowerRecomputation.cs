using Twin.Studies.Tests.Running;

namespace Twin.Studies.Tests.PowerOutage;

/// <summary>
/// What the metrics are by their descriptions, worked out from an event log, the scenario's outages and nothing else. Shares no code with
/// the study.
/// </summary>
internal sealed class PowerRecomputation(IReadOnlyList<EventRow> rows, PowerRecomputation.World world)
{
    private readonly EventRow[] alerts = [.. rows.Where(static r => r["event"] == "alert-raised")];
    private readonly EventRow[] calls = [.. rows.Where(static r => r["event"] == "call")];
    private readonly EventRow[] returns = [.. rows.Where(static r => r["event"] == "supply-restored")];

    /// <summary>What a test knows of its scenario.</summary>
    internal sealed record World(
        long HorizonMs, IReadOnlyList<long> StartsMs, int Reports, bool FromLoss, Func<string, int, long> TargetMs, double Cost);

    internal SortedDictionary<string, double?> Metrics()
    {
        long raised = alerts.Length + Count("alert-lost");
        long[] delays = [.. alerts.Select(r => Reported(r) - (world.FromLoss ? r.Number("lost_ms") : r.TimeMs)).Order()];
        long[] ends = [.. returns.Where(static r => r["code"] == "8F36").Select(static r => Reported(r) - r.Number("lost_ms")).Order()];
        (int Hubs, int Met)[] windows =
            [.. alerts.GroupBy(static r => (r["csp"], r.TimeMs / 180_000)).Select(g => (g.Count(), g.Count(Meets)))];
        (double?, double?)[] awareness =
            [.. world.StartsMs.Select((start, number) => (Aware(alerts, number, start), Aware(calls, number, start)))];
        return new SortedDictionary<string, double?>(StringComparer.Ordinal)
        {
            ["premisesOff"] = Count("supply-lost"),
            ["shortInterruptions"] = returns.Count(static r => r.TimeMs - r.Number("lost_ms") < 180_000),
            ["alertsRaised"] = raised,
            ["lossesWithoutAlert"] = Count("supply-lost") - raised,
            ["alertsLost"] = Count("alert-lost"),
            ["alertsAtCsp.Arqiva"] = alerts.Count(static r => r["csp"] == "arqiva"),
            ["alertsAtCsp.Telefonica"] = alerts.Count(static r => r["csp"] == "telefonica"),
            ["alertsDelivered"] = alerts.Count(r => Reported(r) < world.HorizonMs),
            ["alertsWaitingAtEnd"] = alerts.Count(r => Reported(r) >= world.HorizonMs),
            ["firstDeliveredSeconds"] = delays.Length == 0 ? null : delays[0] / 1_000.0,
            ["p80DeliveredSeconds"] = Rank(delays, 0.8m) / 1_000.0,
            ["lastDeliveredSeconds"] = delays.Length == 0 ? null : delays[^1] / 1_000.0,
            ["deliveredWithin60sPercent"] = Percent(alerts.Count(static r => Reported(r) - r.TimeMs <= 60_000), raised),
            ["targetMetPercent"] = Percent(alerts.Count(Meets), raised),
            ["alertsOverTarget"] = raised - alerts.Count(Meets),
            ["pm121Windows"] = windows.Count(static w => w.Hubs <= 50),
            ["pm121MetPercent"] = Percent(windows.Where(static w => w.Hubs <= 50)),
            ["pm122Windows"] = windows.Count(static w => w.Hubs > 50),
            ["pm122MetPercent"] = Percent(windows.Where(static w => w.Hubs > 50)),
            ["awarenessByAlertsMinutes"] = Mean(awareness.Select(static a => a.Item1)),
            ["awarenessByCallsMinutes"] = Mean(awareness.Select(static a => a.Item2)),
            ["minutesSaved"] = Mean(awareness.Select(static a => a.Item2 - a.Item1)),
            ["outagesKnownByCallsOnly"] = awareness.Count(static a => a is { Item1: null, Item2: not null }),
            ["callsAnswered"] = calls.Length,
            ["callWaitMaxSeconds"] = calls.Select(static r => Reported(r) - r.TimeMs).DefaultIfEmpty().Max() / 1_000.0,
            ["alerts8F35"] = returns.Count(static r => r["code"] == "8F35"),
            ["alerts8F36"] = ends.Length,
            ["returnKnownP50Minutes"] = Rank(ends, 0.5m) / 60_000.0,
            ["lastReturnKnownMinutes"] = ends.Length == 0
                ? null
                : (returns.Where(static r => r["code"] == "8F36").Max(Reported) - world.StartsMs.Min()) / 60_000.0,
            ["costMillionPounds"] = world.Cost,
        };
    }

    private static long Reported(EventRow row) => row.Number("reported_ms");

    private static double? Rank(long[] sorted, decimal share)
        => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(sorted.Length * share) - 1];

    private static double? Percent(long part, long whole) => whole == 0 ? null : 100.0 * part / whole;

    private static double? Percent(IEnumerable<(int Hubs, int Met)> windows)
        => Percent(windows.Sum(static w => w.Met), windows.Sum(static w => w.Hubs));

    private static double? Mean(IEnumerable<double?> values)
        => values.Any(static v => v is not null) ? values.Where(static v => v is not null).Average() : null;

    private int Count(string what) => rows.Count(r => r["event"] == what);

    private double? Aware(EventRow[] of, int outage, long startMs)
    {
        long[] reports = [.. of.Where(r => r.Number("outage") == outage).Select(Reported).Order()];
        return reports.Length < world.Reports ? null : (reports[world.Reports - 1] - startMs) / 60_000.0;
    }

    private bool Meets(EventRow alert)
    {
        int size = alerts.Count(r => r["outage"] == alert["outage"] && r["csp"] == alert["csp"]);
        return Reported(alert) - alert.TimeMs <= world.TargetMs(alert["csp"], size);
    }
}
