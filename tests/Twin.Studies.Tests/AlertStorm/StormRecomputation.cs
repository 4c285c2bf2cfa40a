using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.AlertStorm;

/// <summary>Works every metric of the study out from its event log alone.</summary>
internal sealed class StormRecomputation
{
    private readonly List<EventRow> alerts;
    private readonly List<EventRow> deliveries;
    private readonly List<double> hiddenSeconds = [];
    private long unreported;
    private long unreportedGenuine;

    internal StormRecomputation(IReadOnlyList<EventRow> log)
    {
        alerts = [.. log.Where(static r => r["event"] == "alert")];
        deliveries = [.. log.Where(static r => r["event"] == "delivery")];
        foreach (IGrouping<(string, string), EventRow> pair in alerts.GroupBy(static r => (r["device"], r["code"])))
        {
            Follow(pair);
        }
    }

    internal SortedDictionary<string, double?> Metrics()
    {
        double[] all = [.. deliveries.Select(Delay).Order()];
        double[] genuine = [.. deliveries.Where(static r => r["cause"] != "Flood").Select(Delay).Order()];
        double[] hidden = [.. hiddenSeconds.Order()];
        return new SortedDictionary<string, double?>(StringComparer.Ordinal)
        {
            ["alertsRaised"] = alerts.Count,
            ["alertsRaised.flood"] = Alerts("Flood"),
            ["alertsRaised.genuine"] = Alerts("Genuine"),
            ["alertsRaised.restoration"] = Alerts("Restoration"),
            ["alertsForwarded"] = alerts.Count(static r => r["disposition"] == "Forwarded"),
            ["alertsConsolidated"] = alerts.Count(static r => r["disposition"] == "Consolidated"),
            ["alertsDiscarded"] = alerts.Count(static r => r["disposition"] == "Discarded"),
            ["alertsUnreportedAtEnd"] = unreported,
            ["devicesThrottled"] = alerts.Where(static r => r["disposition"] != "Forwarded").DistinctBy(static r => r["device"]).Count(),
            ["genuineDiscarded"] = Alerts("Genuine", "Discarded"),
            ["restorationDiscarded"] = Alerts("Restoration", "Discarded"),
            ["genuineUnreportedAtEnd"] = unreportedGenuine,
            ["genuineHiddenP50Seconds"] = Rank(hidden, 0.5),
            ["genuineHiddenMaxSeconds"] = Rank(hidden, 1),
            ["genuineDelayP50Seconds"] = Rank(genuine, 0.5),
            ["genuineDelayP99Seconds"] = Rank(genuine, 0.99),
            ["deliveries"] = deliveries.Count,
            ["deliveriesLate"] = all.Count(static d => d > 60),
            ["deliveryDelayP50Seconds"] = Rank(all, 0.5),
            ["deliveryDelayP99Seconds"] = Rank(all, 0.99),
            ["deliveryDelayMaxSeconds"] = Rank(all, 1),
            ["busiestMinuteOfAUser"] = deliveries.GroupBy(static r => (r["party"], r.TimeMs / 60_000)).Max(static g => g.Count()),
            ["largestBacklogOfAUser"] = deliveries.GroupBy(static r => r["party"]).Max(static g => Backlog([.. g])),
        };
    }

    // Alerts are discarded until a copy says how many: itself and all since the copy before.
    private void Follow(IEnumerable<EventRow> pair)
    {
        List<EventRow> since = [];
        foreach (EventRow row in pair)
        {
            if (row["disposition"] == "Discarded")
            {
                since.Add(row);
            }
            else if (row["disposition"] == "Consolidated")
            {
                Assert.Equal(since.Count + 1, row.Number("count"));
                hiddenSeconds.AddRange(since.Where(static r => r["cause"] != "Flood").Select(r => (row.TimeMs - r.TimeMs) / 1_000.0));
                since.Clear();
            }
        }

        unreported += since.Count;
        unreportedGenuine += since.Count(static r => r["cause"] != "Flood");
    }

    private int Alerts(string cause) => alerts.Count(r => r["cause"] == cause);

    private int Alerts(string cause, string disposition)
        => alerts.Count(r => r["cause"] == cause && r["disposition"] == disposition);

    // Deliveries of a user are in order, so those that wait when one comes in are the last ones.
    private static int Backlog(List<EventRow> ofUser)
    {
        int most = 0;
        int first = 0;
        for (int at = 0; at < ofUser.Count; at++)
        {
            while (ofUser[first].Number("delivered_ms") <= ofUser[at].TimeMs)
            {
                first++;
            }

            most = Math.Max(most, at - first + 1);
        }

        return most;
    }

    private static double Delay(EventRow row) => (row.Number("delivered_ms") - row.TimeMs) / 1_000.0;

    private static double? Rank(double[] sorted, double share)
        => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(Math.Round(sorted.Length * share, 6)) - 1];
}
