using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Network.Release;
using Twin.Domain.Registration;
using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.OutageRecovery;

/// <summary>The metrics, curves and tables of one variant. A test recomputes each metric from the event log.</summary>
internal sealed class RecoveryMetrics
{
    private static readonly int[] Percents = [50, 95, 99];

    private static readonly ImmutableDictionary<MessageClass, string> Words = new Dictionary<MessageClass, string>
    {
        [MessageClass.InstallAndCommission] = "install and commission",
        [MessageClass.Prepayment] = "prepayment",
        [MessageClass.ChangeOfSupplierAndCritical] = "change of supplier and critical",
        [MessageClass.OnDemandRead] = "reads on demand",
        [MessageClass.ScheduledRead] = "scheduled reads",
        [MessageClass.Alert] = "alerts",
    }.ToImmutableDictionary();

    private readonly RecoveryPlan plan;
    private readonly ImmutableArray<RecoveryHandler> handlers;
    private readonly RecoveryCentre centre;
    private readonly ImmutableArray<DeliveryCounts> counts;
    private readonly List<Metric> metrics = [];

    private RecoveryMetrics(RecoveryPlan plan, ImmutableArray<RecoveryHandler> handlers, RecoveryCentre centre)
    {
        this.plan = plan;
        this.handlers = handlers;
        this.centre = centre;
        counts = [.. MessageClasses.InOrder.Select(centre.Outbound.CountsOf)];
    }

    /// <summary>The metrics.</summary>
    internal static IReadOnlyList<Metric> Of(RecoveryPlan plan, ImmutableArray<RecoveryHandler> handlers, RecoveryCentre centre)
    {
        RecoveryMetrics all = new(plan, handlers, centre);
        all.AddOutage();
        all.AddRecoveries();
        all.AddWaits();
        all.AddMissed();
        all.AddDeliveries();
        all.AddRequests();
        return all.metrics;
    }

    /// <summary>The curves.</summary>
    internal static IReadOnlyList<Series> SeriesOf(RecoveryCentre centre) =>
    [
        .. MessageClasses.InOrder.Select(ofClass => centre.Curves.Series(
            $"waiting.{MessageClasses.Codes.Code(ofClass)}", $"Waiting in the DCC or at CSPs: {Words[ofClass]}", "messages", isStep: true)),
        centre.Curves.Series("deliveredPerSecond", "Messages that adapters took", "messages a second", isStep: false),
        centre.Curves.Series("heldByAdapters", "Messages in adapters' buffers", "messages", isStep: true),
        .. MessageClasses.InOrder.Select(ofClass => centre.Curves.Series(
            $"wait.{MessageClasses.Codes.Code(ofClass)}", $"Mean wait of what was delivered since the last point: {Words[ofClass]}", "s",
            isStep: false)),
    ];

    /// <summary>The tables.</summary>
    internal static IReadOnlyList<DetailTable> DetailsOf(RecoveryPlan plan, RecoveryCentre centre, UserDirectory users)
    {
        List<IReadOnlyList<string>> classes = [];
        foreach (MessageClass ofClass in MessageClasses.InOrder)
        {
            DeliveryCounts one = centre.Outbound.CountsOf(ofClass);
            classes.Add(
            [
                Words[ofClass],
                Text(one.Delivered),
                Text(one.Waits.Count == 0 ? 0 : one.Waits.SumMs / 1_000.0 / one.Waits.Count),
                Text((one.Waits.Percentile(99) ?? 0) / 1_000.0),
                Text(one.TargetsMissed),
                Text(one.Refusals),
                Text(one.Duplicates),
                Text(one.Lost),
            ]);
        }

        List<IReadOnlyList<string>> adapters = [];
        for (ushort user = 1; user <= users.Count; user++)
        {
            decimal mean = plan.MeanOf(user);
            if (mean > 0)
            {
                adapters.Add(
                [
                    users[user].Name,
                    Text((double)mean / SimTime.DayMs * 1_000),
                    Text((double)(plan.AdapterPerDayOf(user)) / SimTime.DayMs * 1_000),
                ]);
            }
        }

        return
        [
            new DetailTable(
                "classes",
                "Messages by class",
                ["Class", "Delivered", "Mean wait (s)", "99th percentile (s)", "Targets missed", "Refusals", "Duplicates", "Lost"],
                classes),
            new DetailTable("adapters", "Users' adapters", ["User", "Mean (messages a second)", "Rate (messages a second)"], adapters),
        ];
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static double? Seconds(long? milliseconds) => milliseconds / 1_000.0;

    private void Add(string name, double? value, string unit, string title, string description)
        => metrics.Add(new Metric(name, value, unit, description) { Title = title });

    private void AddByClass(string name, string unit, string description, Func<MessageClass, double?> value)
    {
        foreach (MessageClass ofClass in MessageClasses.InOrder)
        {
            metrics.Add(new Metric($"{name}.{MessageClasses.Codes.Code(ofClass)}", value(ofClass), unit, description)
            {
                Title = char.ToUpperInvariant(Words[ofClass][0]) + Words[ofClass][1..],
            });
        }
    }

    private void AddOutage()
    {
        bool isOut = plan.Inputs.Mode.Kind != OutageKind.None;
        Add(
            "messagesDue", handlers.Sum(static h => h.Due.Sum()), "messages", "Messages due",
            "Requests sent for the first time, schedules that fell due and alerts raised, during the run.");
        Add(
            "backlogAtRestoration", isOut ? centre.BacklogAtRestoration : null, "messages", "Backlog when the outage ends",
            "Messages in the DCC and at CSPs that would have been there for their users by then and had not reached them.");
        Add(
            "queueEmptyHours", isOut ? (centre.Outbound.FirstEmptyMs - plan.Inputs.RestoredMs) / (double)SimTime.HourMs : null, "hours",
            "Time until nothing waits",
            "From the end of the outage until for the first time the DCC has nothing to send; what adapters refused comes back later.");
        Add(
            "drainHours", isOut ? DrainHours(MessageClasses.InOrder) : null, "hours", "Time to drain the backlog",
            "From the end of the outage until all that would have been there by then had reached their users; none if some never do.");
        AddByClass(
            "drainHours", "hours", "The same for this class.", ofClass => isOut ? DrainHours([ofClass]) : null);
    }

    // None while a message of the outage is still in the DCC or with a user who will repeat it.
    private double? DrainHours(IReadOnlyList<MessageClass> classes)
    {
        bool isOpen = classes.Any(ofClass => centre.OpenOfOutage(ofClass) > 0)
            || Enumerable.Range(0, MessageRow.All.Count)
                .Any(row => classes.Contains(plan.Classes[row]) && handlers.Sum(h => h.PendingOfOutage[row]) > 0)
            || centre.BacklogAtRestoration is null;
        long lastMs = classes.Max(ofClass => counts[(int)ofClass].LastOfOutageMs);
        return isOpen ? null : Math.Max(0, lastMs - plan.Inputs.RestoredMs) / (double)SimTime.HourMs;
    }

    private void AddWaits()
    {
        const string What = "From when a message would have been there had nothing stopped or waited, to when the user's adapter has "
            + "worked on it: ";
        foreach (int percent in Percents)
        {
            AddByClass(
                $"waitP{percent}Seconds",
                "s",
                $"{What}{(percent == 50 ? "the median" : $"the {percent}th percentile")}, of messages delivered; to one part in 1,024.",
                ofClass => Seconds(counts[(int)ofClass].Waits.Percentile(percent)));
        }

        AddByClass(
            "waitMaxSeconds", "s", What + "the longest.",
            ofClass => counts[(int)ofClass].Waits.Count == 0 ? null : Seconds(counts[(int)ofClass].Waits.LongestMs));
    }

    private void AddRecoveries()
    {
        foreach (int percent in Percents)
        {
            AddByClass(
                $"recoveryP{percent}Seconds",
                "s",
                "From the end of the outage to when the user's adapter has worked on it, of what would have been there by then and came "
                    + $"after: {(percent == 50 ? "the median" : $"the {percent}th percentile")}; to one part in 1,024.",
                ofClass => Seconds(counts[(int)ofClass].Recoveries.Percentile(percent)));
        }
    }

    private void AddMissed()
    {
        DeliveryCounts topUps = counts[(int)MessageClass.Prepayment];
        Add(
            "topUpsLate", topUps.Late, "top-ups", "Top-ups late",
            "Top-ups whose response was worked on more than topUp.lateMinutes after the request was first sent.");
        Add(
            "topUpsLatePercent", topUps.Delivered == 0 ? null : 100.0 * topUps.Late / topUps.Delivered, "%", "Share of top-ups late",
            "These as a share of the top-ups delivered.");
        Add(
            "topUpsLateAfterOutage", topUps.LateAfterOutage, "top-ups", "Top-ups late after the outage",
            "Top-ups that waited in the outage and were worked on more than topUp.lateMinutes after its end; the outage itself no longer "
                + "excuses these.");
        Add(
            "targetsMissed", counts.Sum(static c => c.TargetsMissed), "messages", "Target response times missed",
            "Messages that reached their user later than the target after the request or alert (service-requests.csv; alerts 60 s).");
        AddByClass(
            "targetsMissed", "messages", "Messages of this class after their target.", ofClass => counts[(int)ofClass].TargetsMissed);
        Add(
            "schedulesMissed", handlers.Sum(static h => h.Missed), "schedules", "Schedules missed",
            "Schedules that fell due while the DSP was out and are not made up for.");
        Add(
            "schedulesCaughtUp", handlers.Sum(static h => h.CaughtUp), "schedules", "Schedules caught up",
            "Schedules that fell due while the DSP was out and run when it is back.");
    }

    private void AddDeliveries()
    {
        Add(
            "messagesDelivered", counts.Sum(static c => c.Delivered), "messages", "Messages delivered",
            "Messages that an adapter took, each counted once.");
        AddByClass("messagesDelivered", "messages", "Of these, messages of this class.", ofClass => counts[(int)ofClass].Delivered);
        Add(
            "messagesUndeliveredAtEnd", centre.Outbound.Queued + centre.Flows.Sum(static f => f.Held.Count), "messages",
            "Messages under way at the end", "Messages in the DCC or at CSPs when the run ends, those just arriving included.");
        Add(
            "adapterRefusals", counts.Sum(static c => c.Refusals), "deliveries", "Deliveries refused by full adapters",
            "Deliveries that a full adapter refused, each time counted; the DCC sends them again.");
        Add(
            "messagesLost", counts.Sum(static c => c.Lost), "messages", "Messages lost",
            "Messages refused as often as the DCC sends them (delivery.mostAttempts).");
        Add(
            "duplicatesDelivered", counts.Sum(static c => c.Duplicates), "deliveries", "Duplicates delivered",
            "Deliveries of messages that the user had: acknowledged late or not at all, so sent again (at least once).");
    }

    private void AddRequests()
    {
        Add(
            "requestsRefused", handlers.Sum(static h => h.Refused), "requests", "Requests refused by the DSP",
            "Requests refused because the DSP was out, each time counted.");
        Add(
            "requestsRepeated", handlers.Sum(static h => h.Repeated), "requests", "Requests repeated",
            "Requests that users sent again after a refusal, each time counted.");
        Add(
            "requestsGivenUp", handlers.Sum(static h => h.GivenUp), "requests", "Requests given up",
            "Requests that users sent as often as they try (userRetry.mostAttempts), in vain.");
        Add(
            "requestsPendingAtEnd", handlers.Sum(static h => h.Pending), "requests", "Requests to be repeated at the end",
            "Requests refused that users would repeat after the end of the run.");
        Add(
            "requestsQuarantined", centre.Flows.Sum(static f => f.Quarantined), "requests", "Requests quarantined",
            "Requests beyond the user's own anomaly detection threshold; they stay in quarantine.");
        Add(
            "thresholdBreaches", Enumerable.Range(0, MessageRow.All.Count).Sum(centre.Thresholds.BreachesOf), "breaches",
            "Threshold breaches", "Windows in which a user exceeded its threshold for a kind of request, over users and kinds.");
        Add(
            "usersInBreach", centre.Thresholds.UsersInBreach(), "users", "Users in breach",
            "Users that exceeded a threshold of their own at some time.");
    }
}
