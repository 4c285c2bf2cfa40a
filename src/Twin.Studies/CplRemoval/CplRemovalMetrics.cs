using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Devices;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Studies.Results;

namespace Twin.Studies.CplRemoval;

/// <summary>The metrics, curves and tables of one variant, from its counters. A test recomputes each from the event log.</summary>
internal static class CplRemovalMetrics
{
    private static readonly DeviceType[] Types =
        [DeviceType.Esme, DeviceType.Gsme, DeviceType.Ppmid, DeviceType.Hcalcs, DeviceType.Chf, DeviceType.Gpf];

    // What a planner reads above the values; parts of a whole need none, they are called by their device type.
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["devicesAffected"] = "Devices affected",
        ["devicesSuspended"] = "Devices suspended",
        ["suspendedDeviceDays"] = "Time suspended",
        ["n28Deliveries"] = "N28 alerts",
        ["n28ToExportSuppliers"] = "N28 alerts to export suppliers",
        ["n29Deliveries"] = "N29 alerts",
        ["n28DelayP50Seconds"] = "Median N28 delay",
        ["n28DelayP99Seconds"] = "99th percentile of N28 delay",
        ["n28DelayMaxSeconds"] = "Longest N28 delay",
        ["flagChanges"] = "Flag changes",
        ["flagRecordsExported"] = "Flag records accepted by RDPs",
        ["flagRecordsRejected"] = "Flag records rejected by RDPs",
        ["flagRecordsWaitingAtEnd"] = "Flag records waiting at the end",
        ["filesExported"] = "Files sent to RDPs",
        ["requestsArrived"] = "Requests to affected devices",
        ["requestsRejectedE5"] = "Requests rejected with E5",
        ["triesRejectedE5"] = "Supplier tries rejected with E5",
        ["requestsRejectedOther"] = "Requests rejected with other codes",
        ["firmwareUpdatesSent"] = "Firmware updates sent",
        ["firmwareUpdatesWasted"] = "Firmware updates wasted",
        ["activationResponsesLost"] = "Activation responses lost",
        ["stuckSuspendedAtEnd"] = "Devices stuck at the end",
        ["stuckAlthoughUpdated"] = "Devices stuck although updated",
        ["suspendedAwaitingWorkAtEnd"] = "Devices awaiting work at the end",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The metrics.</summary>
    internal static IReadOnlyList<Metric> Of(ImmutableArray<CplRemovalHandler> handlers, CplRemovalCentre centre, long horizonMs)
    {
        long Sum(Func<CplCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        long suspendedMs = Sum(static c => c.SuspendedMs) + (horizonMs * Sum(static c => c.SuspendedNow));
        List<Metric> metrics =
        [
            new(
                "devicesAffected", Sum(static c => c.Affected), "devices",
                "Devices that run the entry when it leaves the CPL, whatever their type."),
            new(
                "devicesSuspended", Sum(static c => c.Suspended.Sum()), "devices",
                "Devices that came to show Suspended (D14; resolutions R1, R2)."),
        ];
        AddByType(metrics, "devicesSuspended", handlers, static c => c.Suspended, "Devices of this type that came to show Suspended.");
        metrics.AddRange(
        [
            new("suspendedDeviceDays", suspendedMs / (double)SimTime.DayMs, "device-days", "Time spent Suspended, summed over devices."),
            .. OfNetwork(handlers, centre),
            .. OfRequests(handlers),
            new(
                "stuckSuspendedAtEnd", Sum(static c => c.Stuck.Sum()), "devices",
                "Devices still Suspended at the end for which nothing more is to come."),
        ]);
        AddByType(metrics, "stuckSuspendedAtEnd", handlers, static c => c.Stuck, "Devices of this type that are stuck.");
        metrics.AddRange(
        [
            new(
                "stuckAlthoughUpdated", Sum(static c => c.StuckUpdated), "devices",
                "Of the stuck, those that run a listed version which the inventory does not know of."),
            new(
                "suspendedAwaitingWorkAtEnd", Sum(static c => c.StillWaiting), "devices",
                "Devices still Suspended at the end for which an update or a try is under way."),
        ]);
        return [.. metrics.Select(static m => m with { Title = Titles.GetValueOrDefault(m.Name, string.Empty) })];
    }

    /// <summary>The curves.</summary>
    internal static IReadOnlyList<Series> SeriesOf(CplRemovalCentre centre) =>
    [
        centre.Curves.Series("suspendedDevices", "Devices showing Suspended", "devices", isStep: true),
        centre.Curves.Series("requestsRejectedE5PerDay", "Requests rejected with E5", "requests a day", isStep: false),
        centre.Curves.Series("n28Waiting", "Suspension alerts (N28, N29) waiting in users' queues", "alerts", isStep: true),
        centre.Curves.Series("flagRecordsPerRun", "Flag records told to RDPs, by file run", "records a run", isStep: false),
    ];

    /// <summary>The tables: a row for every user that got N28, and for every RDP that got records.</summary>
    internal static IReadOnlyList<DetailTable> DetailsOf(CplRemovalCentre centre, SimulatedEstate estate)
    {
        List<IReadOnlyList<string>> users = [];
        for (int user = 1; user < centre.Deliveries.Count; user++)
        {
            long[] delays = [.. centre.Deliveries[user].N28DelaysMs.Order()];
            if (delays.Length > 0)
            {
                users.Add(
                [
                    estate.Users[(ushort)user].Name,
                    Text(delays.Length),
                    Text(Percentiles.In(delays, 50, SimTime.SecondMs)!.Value),
                    Text(Percentiles.In(delays, 99, SimTime.SecondMs)!.Value),
                    Text(Percentiles.In(delays, 100, SimTime.SecondMs)!.Value),
                ]);
            }
        }

        List<IReadOnlyList<string>> providers = [];
        for (int i = 0; i < centre.Outboxes.Count; i++)
        {
            RdpOutboxCounts counts = centre.Outboxes[i].Counts;
            if (counts.Recorded > 0)
            {
                providers.Add(
                    [estate.Providers[i].Name, Text(counts.Recorded), Text(counts.Notified), Text(counts.Rejected), Text(counts.Files)]);
            }
        }

        return
        [
            new DetailTable("n28ByUser", "N28 by user", ["User", "N28", "Median delay (s)", "99th percentile (s)", "Longest (s)"], users),
            new DetailTable("flagsByRdp", "Flags by RDP", ["RDP", "Changes", "Records accepted", "Records rejected", "Files"], providers),
        ];
    }

    // Alerts to users and flags to RDPs.
    private static List<Metric> OfNetwork(ImmutableArray<CplRemovalHandler> handlers, CplRemovalCentre centre)
    {
        long Sum(Func<CplCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        RdpOutboxCounts[] files = [.. centre.Outboxes.Select(static o => o.Counts)];
        long[] delays = [.. centre.Deliveries.SelectMany(static d => d?.N28DelaysMs ?? []).Order()];
        return
        [
            new("n28Deliveries", Sum(static c => c.N28), "alerts", "N28 put into users' queues, one for each device and recipient."),
            new(
                "n28ToExportSuppliers", Sum(static c => c.N28ToExportSuppliers), "alerts",
                "Of these, to export suppliers (none as-is: E, Annex 3)."),
            new("n29Deliveries", Sum(static c => c.N29), "alerts", "N29 put into users' queues when devices are restored."),
            new("n28DelayP50Seconds", Percentiles.In(delays, 50, SimTime.SecondMs), "s", "Median time from an N28 to its delivery."),
            new(
                "n28DelayP99Seconds", Percentiles.In(delays, 99, SimTime.SecondMs), "s",
                "99th percentile of that time, nearest rank, over all users."),
            new("n28DelayMaxSeconds", Percentiles.In(delays, 100, SimTime.SecondMs), "s", "The longest of these times."),
            new("flagChanges", Sum(static c => c.FlagChanges), "changes", "Changes of meter points' flags under the flag rule in force."),
            new(
                "flagRecordsExported", files.Sum(static f => f.Notified), "records",
                "Records that RDPs accepted; several changes between two runs make one record or none."),
            new(
                "flagRecordsRejected", files.Sum(static f => f.Rejected), "records",
                "Records that RDPs rejected (D0351) and that were sent again."),
            new("flagRecordsWaitingAtEnd", files.Sum(static f => f.Pending), "records", "Records due but not yet sent when the run ends."),
            new("filesExported", files.Sum(static f => f.Files), "files", "D0350 and DXI files."),
        ];
    }

    // What users ask of the devices, and suppliers send to them.
    private static List<Metric> OfRequests(ImmutableArray<CplRemovalHandler> handlers)
    {
        long Sum(Func<CplCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        return
        [
            new("requestsArrived", Sum(static c => c.Requests), "requests", "Requests of business as usual to the affected devices."),
            new(
                "requestsRejectedE5", Sum(static c => c.RejectedE5), "requests",
                "Requests rejected with E5 because the device is Suspended, suppliers' tries after a lost response included (R3)."),
            new("triesRejectedE5", Sum(static c => c.TriesRejectedE5), "requests", "Of these, suppliers' tries after a lost response."),
            new("requestsRejectedOther", Sum(static c => c.RejectedOther), "requests", "Requests rejected with any other code."),
            new("firmwareUpdatesSent", Sum(static c => c.UpdatesSent), "updates", "Firmware updates sent to single devices (11.1, 11.4)."),
            new(
                "firmwareUpdatesWasted", Sum(static c => c.UpdatesWasted), "updates",
                "Of these, sent to devices that already ran a listed version (T-E)."),
            new(
                "activationResponsesLost", Sum(static c => c.ResponsesLost), "responses",
                "Successful activations whose response never arrived."),
        ];
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static void AddByType(
        List<Metric> metrics, string name, ImmutableArray<CplRemovalHandler> handlers, Func<CplCounters, long[]> pick, string description)
    {
        foreach (DeviceType type in Types)
        {
            long count = handlers.Sum(h => pick(h.Counters)[(int)type]);
            metrics.Add(new Metric($"{name}.{DeviceTypeCatalogue.Codes.Code(type)}", count, "devices", description));
        }
    }
}
