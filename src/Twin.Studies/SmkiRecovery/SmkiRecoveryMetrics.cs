using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Studies.Results;

namespace Twin.Studies.SmkiRecovery;

/// <summary>The metrics, curves and tables of one variant, from its counters. A test recomputes each from the event log.</summary>
internal static class SmkiRecoveryMetrics
{
    private const double MicrosecondsOfHour = 3_600_000_000;

    /// <summary>The metrics.</summary>
    internal static IReadOnlyList<Metric> Of(
        ImmutableArray<SmkiRecoveryHandler> handlers, SmkiRecoveryCentre centre, SmkiRecoveryInputs inputs)
    {
        long Sum(Func<SmkiCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        long[] recovered = [.. handlers.SelectMany(static h => h.Counters.RecoveredMs.Items()).Order()];
        long[] restored = [.. handlers.SelectMany(static h => h.Counters.RestoredMs.Items()).Order()];
        long flagChanges = Sum(static c => c.FlagChanges);
        return
        [
            new("devicesAffected", centre.Queue.Count, "devices", "Installed devices with a compromised certificate.")
                { Title = "Devices affected" },
            new("devicesRecovered", recovered.Length, "devices", "Devices on which the DCC placed recovery certificates (D20).")
                { Title = "Devices with recovery certificates" },
            new("devicesRestored", restored.Length, "devices", "Devices on which suppliers placed their own certificates again (D21).")
                { Title = "Devices restored" },
            new("leftInRecovery", Sum(static c => c.InRecovery), "devices", "Devices still in Recovery at the end.")
                { Title = "Devices left in Recovery" },
            new("leftRecovered", Sum(static c => c.InRecovered), "devices", "Devices still in Recovered at the end.")
                { Title = "Devices left in Recovered" },
            new(
                "leftGivenUp", Sum(static c => c.GivenUp), "devices",
                "Of both, those that nobody tries any more: the last attempt failed, or there is no supplier.")
                { Title = "Devices given up" },
            new(
                "recoveryWindowHours", recovered.Length == 0 ? null : Hours(recovered[^1] - (inputs.StartMs - inputs.IncidentMs)), "h",
                "From the first attempt the DCC could make to the last device recovered.") { Title = "Recovery window" },
            new("restoredHoursP50", Percentiles.In(restored, 50, SimTime.HourMs), "h", "Median time from t0 until a device is restored.")
                { Title = "Median time to finish" },
            new("restoredHoursP99", Percentiles.In(restored, 99, SimTime.HourMs), "h", "99th percentile of that time, nearest rank.")
                { Title = "99th percentile of time to finish" },
            new("restoredHoursMax", Percentiles.In(restored, 100, SimTime.HourMs), "h", "The longest of these times.")
                { Title = "Longest time to finish" },
            new("placementsFailed", Sum(static c => c.PlacementsFailed), "attempts", "Attempts of the DCC that did not reach the device.")
                { Title = "Failed attempts of the DCC" },
            new("reinstatementsFailed", Sum(static c => c.ReinstatementsFailed), "attempts", "Attempts of suppliers that failed.")
                { Title = "Failed attempts of suppliers" },
            new("flagChanges", flagChanges, "changes", "Changes of meter points' flags under the flag rule in force (R, 7).")
                { Title = "Flag changes" },
            new(
                "dspFlagHours", flagChanges * inputs.FlagMicroseconds / MicrosecondsOfHour, "h",
                "The DSP's time that these changes take; those of the recovery window are taken from the recovery.")
                { Title = "DSP work on flags" },
            .. OfFiles(centre),
            new("recoveryAlerts", Sum(static c => c.Alerts), "alerts", "Alerts of a step to holders of certificates (N33 to N38).")
                { Title = "Alerts of recovery steps" },
            .. OfRequests(handlers),
        ];
    }

    /// <summary>The curves.</summary>
    internal static IReadOnlyList<Series> SeriesOf(SmkiRecoveryCentre centre) =>
    [
        centre.Curves.Series("inRecovery", "Devices in Recovery", "devices", isStep: true),
        centre.Curves.Series("inRecovered", "Devices in Recovered", "devices", isStep: true),
        centre.Curves.Series("flagRecordsPerRun", "Flag records accepted by RDPs, by file run", "records a run", isStep: false),
    ];

    /// <summary>The table of RDPs that got records.</summary>
    internal static IReadOnlyList<DetailTable> DetailsOf(SmkiRecoveryCentre centre, SimulatedEstate estate)
    {
        List<IReadOnlyList<string>> rows = [];
        for (int i = 0; i < centre.Files.Outboxes.Count; i++)
        {
            RdpOutboxCounts counts = centre.Files.Outboxes[i].Counts;
            if (counts.Recorded > 0)
            {
                rows.Add(
                    [estate.Providers[i].Name, Text(counts.Recorded), Text(counts.Notified), Text(counts.Rejected), Text(counts.Files)]);
            }
        }

        return [new DetailTable("flagsByRdp", "Flags by RDP", ["RDP", "Changes", "Records accepted", "Records rejected", "Files"], rows)];
    }

    private static IEnumerable<Metric> OfFiles(SmkiRecoveryCentre centre)
    {
        RdpOutboxCounts[] files = [.. centre.Files.Outboxes.Select(static o => o.Counts)];
        return
        [
            new(
                "flagRecordsExported", files.Sum(static f => f.Notified), "records",
                "Records that RDPs accepted; several changes between two runs make one record or none.")
                { Title = "Flag records accepted by RDPs" },
            new("flagRecordsRejected", files.Sum(static f => f.Rejected), "records", "Records that RDPs rejected (D0351).")
                { Title = "Flag records rejected by RDPs" },
            new("flagRecordsWaitingAtEnd", files.Sum(static f => f.Pending), "records", "Records due but not yet sent when the run ends.")
                { Title = "Flag records waiting at the end" },
            new("filesExported", files.Sum(static f => f.Files), "files", "D0350 and DXI files.") { Title = "Files sent to RDPs" },
        ];
    }

    private static IEnumerable<Metric> OfRequests(ImmutableArray<SmkiRecoveryHandler> handlers)
    {
        long Sum(Func<SmkiCounters, long> pick) => handlers.Sum(h => pick(h.Counters));
        return
        [
            new("requestsArrived", Sum(static c => c.Requests), "requests", "Requests of business as usual to affected devices from t0 on.")
                { Title = "Requests to affected devices" },
            new("requestsMetRecovery", Sum(static c => c.MetRecovery), "requests", "Of these, those to a device in Recovery.")
                { Title = "Requests that met Recovery" },
            new("requestsMetRecovered", Sum(static c => c.MetRecovered), "requests", "Of these, those to a device in Recovered.")
                { Title = "Requests that met Recovered" },
            new(
                "requestsFailedAtDevice", Sum(static c => c.FailedAtDevice), "requests",
                "Requests that the DCC accepts and the device refuses, because the sender's certificate is not on it (R4).")
                { Title = "Requests refused by the device" },
            new(
                "requestsRejected", Sum(static c => c.Rejected), "requests",
                "Requests that the DCC rejects: E4 on SMETS1, for the same reason.")
                { Title = "Requests rejected by the DCC" },
        ];
    }

    private static double Hours(long ms) => ms / (double)SimTime.HourMs;

    private static string Text(double value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
