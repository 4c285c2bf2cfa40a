using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Network.AlertStorms;
using Twin.Domain.Registration;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.AlertStorm;

/// <summary>The metrics, curves and tables of one variant, from its counters. A test recomputes each from the event log.</summary>
internal static class AlertStormMetrics
{
    /// <summary>The metrics.</summary>
    internal static IReadOnlyList<Metric> Of(ImmutableArray<AlertStormHandler> handlers, AlertStormCentre centre) =>
        [.. OfAlerts(handlers), .. OfGenuine(handlers, centre), .. OfAdapters(centre)];

    /// <summary>The curves.</summary>
    internal static IReadOnlyList<Series> SeriesOf(AlertStormCentre centre) =>
    [
        centre.Curves.Series("alertsRaisedPerMinute", "Alerts that devices raise", "alerts a minute", isStep: false),
        centre.Curves.Series("alertsSentPerMinute", "Alerts that the DCC passes on", "alerts a minute", isStep: false),
        centre.Curves.Series("alertsWaiting", "Alerts waiting in users' queues", "alerts", isStep: true),
    ];

    /// <summary>The table: a row for every user that got alerts.</summary>
    internal static IReadOnlyList<DetailTable> DetailsOf(AlertStormCentre centre, UserDirectory users)
    {
        List<IReadOnlyList<string>> rows = [];
        for (int user = 1; user < centre.Queues.Count; user++)
        {
            UserAlertQueue queue = centre.Queues[user]!;
            if (queue.Sent > 0)
            {
                long[] delays = [.. queue.DelaysMs.Order()];
                rows.Add(
                [
                    users[(ushort)user].Name, Text(queue.Sent), Text(queue.BusiestMinute), Text(queue.LargestBacklog),
                    Text(Percentiles.In(delays, 50, SimTime.SecondMs)!.Value), Text(Percentiles.In(delays, 99, SimTime.SecondMs)!.Value),
                    Text(queue.Late),
                ]);
            }
        }

        return
        [
            new DetailTable(
                "alertsByUser", "Alerts by user",
                ["User", "Alerts", "In its busiest minute", "Most waiting", "Median delay (s)", "99th percentile (s)", "Late"], rows),
        ];
    }

    private static List<Metric> OfAlerts(ImmutableArray<AlertStormHandler> handlers)
    {
        long Sum(Func<StormCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        return
        [
            new("alertsRaised", Sum(static c => Enum.GetValues<StormEventKind>().Sum(c.Of)), "alerts", "Alerts that devices sent.")
                { Title = "Alerts raised" },
            new(
                "alertsRaised.flood", Sum(static c => c.Of(StormEventKind.Flood)), "alerts",
                "Of these, those of the faulty devices' flood."),
            new(
                "alertsRaised.genuine", Sum(static c => c.Of(StormEventKind.Genuine)), "alerts",
                "Of these, those of the same code that a device of the model had reason to send."),
            new(
                "alertsRaised.restoration", Sum(static c => c.Of(StormEventKind.Restoration)), "alerts",
                "Of these, those because supply is back."),
            new(
                "alertsForwarded", Sum(static c => c.Of(AlertDisposition.Forwarded)), "alerts",
                "Alerts passed on as they are.") { Title = "Alerts passed on" },
            new(
                "alertsConsolidated", Sum(static c => c.Of(AlertDisposition.Consolidated)), "alerts",
                "Copies passed on that carry ThrottledAlertSequenceId and ThrottledAlertCount (SECMP0062).") { Title = "Copies passed on" },
            new(
                "alertsDiscarded", Sum(static c => c.Of(AlertDisposition.Discarded)), "alerts",
                "Alerts that no user gets.") { Title = "Alerts discarded" },
            new(
                "alertsUnreportedAtEnd", handlers.Sum(static h => h.Unreported), "alerts",
                "Of these, those that no copy has counted when the run ends.") { Title = "Discarded and in no count at the end" },
            new(
                "devicesThrottled", Sum(static c => c.DevicesThrottled), "devices",
                "Devices of which any alert was throttled.") { Title = "Devices throttled" },
        ];
    }

    private static List<Metric> OfGenuine(ImmutableArray<AlertStormHandler> handlers, AlertStormCentre centre)
    {
        long Sum(Func<StormCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        long[] hidden = [.. handlers.SelectMany(static h => h.HiddenMs).Order()];
        long[] delays = [.. centre.GenuineDelaysMs.Order()];
        return
        [
            new(
                "genuineDiscarded", Sum(static c => c.Of(StormEventKind.Genuine, AlertDisposition.Discarded)), "alerts",
                "Genuine alerts of the storm's code that were discarded with the flood.") { Title = "Genuine alerts discarded" },
            new(
                "restorationDiscarded", Sum(static c => c.Of(StormEventKind.Restoration, AlertDisposition.Discarded)), "alerts",
                "Alerts of restored supply that were discarded.") { Title = "Restoration alerts discarded" },
            new(
                "genuineUnreportedAtEnd", handlers.Sum(static h => h.UnreportedGenuine), "alerts",
                "Genuine alerts discarded, restoration included, that no copy has counted when the run ends.")
                { Title = "Genuine alerts in no count at the end" },
            new(
                "genuineHiddenP50Seconds", Percentiles.In(hidden, 50, SimTime.SecondMs), "s",
                "Median time from a genuine alert that was discarded to the copy that counts it.") { Title = "Median time hidden" },
            new(
                "genuineHiddenMaxSeconds", Percentiles.In(hidden, 100, SimTime.SecondMs), "s",
                "The longest of these times.") { Title = "Longest time hidden" },
            new(
                "genuineDelayP50Seconds", Percentiles.In(delays, 50, SimTime.SecondMs), "s",
                "Median time from a genuine or restoration alert that was passed on to its delivery.")
                { Title = "Median delay of true alerts" },
            new(
                "genuineDelayP99Seconds", Percentiles.In(delays, 99, SimTime.SecondMs), "s",
                "99th percentile of that time, nearest rank.") { Title = "99th percentile of the delay of true alerts" },
        ];
    }

    private static List<Metric> OfAdapters(AlertStormCentre centre)
    {
        UserAlertQueue[] queues = [.. centre.Queues.OfType<UserAlertQueue>()];
        long[] delays = [.. queues.SelectMany(static q => q.DelaysMs).Order()];
        return
        [
            new(
                "deliveries", queues.Sum(static q => q.Sent), "alerts",
                "Alerts put into users' queues, one for each recipient.") { Title = "Deliveries to users" },
            new(
                "deliveriesLate", queues.Sum(static q => q.Late), "alerts",
                "Of these, those delivered later than the target (SEC H3.14, 60 s).") { Title = "Deliveries later than the target" },
            new("deliveryDelayP50Seconds", Percentiles.In(delays, 50, SimTime.SecondMs), "s", "Median time from an alert to its delivery.")
                { Title = "Median delay" },
            new(
                "deliveryDelayP99Seconds", Percentiles.In(delays, 99, SimTime.SecondMs), "s",
                "99th percentile of that time, nearest rank, over all users.")
                { Title = "99th percentile of the delay" },
            new("deliveryDelayMaxSeconds", Percentiles.In(delays, 100, SimTime.SecondMs), "s", "The longest of these times.")
                { Title = "Longest delay" },
            new(
                "busiestMinuteOfAUser", queues.Max(static q => q.BusiestMinute), "alerts",
                "The most alerts that one user's adapter gets within a minute of the clock.") { Title = "Busiest minute of an adapter" },
            new(
                "largestBacklogOfAUser", queues.Max(static q => q.LargestBacklog), "alerts",
                "The most alerts that ever wait for one user's adapter.") { Title = "Largest backlog of an adapter" },
        ];
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
