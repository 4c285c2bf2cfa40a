using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.AnomalyDetection;

/// <summary>The metrics and curves of one variant. A test recomputes each from the event log.</summary>
internal static class AnomalyMetrics
{
    /// <summary>The metrics.</summary>
    internal static IReadOnlyList<Metric> Of(AnomalyCentre centre, AnomalyDetectionInputs inputs) =>
        [.. OfRequests(centre), .. OfSurge(centre, inputs), .. OfStalls(centre), .. OfFiles(centre.Counters)];

    /// <summary>The curves.</summary>
    internal static IReadOnlyList<Series> SeriesOf(AnomalyCentre centre) =>
    [
        centre.Curves.Series("requestsInQuarantine", "Requests in quarantine", "requests", isStep: true),
        centre.Curves.Series("maliciousPassed", "Malicious commands that have passed", "commands", isStep: true),
    ];

    private static List<Metric> OfRequests(AnomalyCentre centre)
    {
        AnomalyCounters counters = centre.Counters;
        return
        [
            new(
                "requestsSent", counters.Sent[0] + counters.Sent[1], "requests",
                "Requests that users sent, mistaken values included and the surge apart.") { Title = "Requests sent by users" },
            new("quarantined", counters.Quarantined.Sum(), "requests", "Requests that anomaly detection quarantined (N44, N45, N46).")
                { Title = "Requests quarantined" },
            new(
                "quarantined.honest", counters.Quarantined[0], "requests",
                "Of these, those that their user meant: false alarms."),
            new("quarantined.mistaken", counters.Quarantined[1], "requests", "Of these, those with a mistaken value."),
            new("quarantined.malicious", counters.Quarantined[2], "requests", "Of these, commands of the surge."),
            new(
                "priceChangeQuarantined", counters.PriceQuarantined, "requests",
                "Honest requests of the price change that were quarantined.") { Title = "Tariffs of the price change quarantined" },
            new(
                "retryStormQuarantined", counters.RetryQuarantined, "requests",
                "Honest requests of the retry storm that were quarantined.") { Title = "Reads of the retry storm quarantined" },
            new(
                "deleted", counters.Deleted, "requests",
                "Requests to SMETS1 devices deleted because of a value outside the limits (SEC glossary).") { Title = "Requests deleted" },
        ];
    }

    private static List<Metric> OfSurge(AnomalyCentre centre, AnomalyDetectionInputs inputs)
    {
        AnomalyCounters counters = centre.Counters;
        return
        [
            new("maliciousSent", counters.Sent[2], "commands", "Commands sent with the stolen keys until the stop.")
                { Title = "Malicious commands sent" },
            new(
                "maliciousPassed", counters.Passed[2], "commands",
                "Of these, those that passed before the stop: the critical-command ceiling of these thresholds.")
                { Title = "Malicious commands that passed" },
            new(
                "surgeStoppedAfterHours",
                counters.SurgeStoppedMs is { } stopped ? (stopped - inputs.SurgeMs) / (double)SimTime.HourMs : null, "hours",
                "From the beginning of the surge to its stop.") { Title = "Time to the stop" },
        ];
    }

    private static List<Metric> OfStalls(AnomalyCentre centre)
    {
        AnomalyCounters counters = centre.Counters;
        long[] stalls = [.. counters.StallsMs.Order()];
        return
        [
            new("released", centre.Desk.Released, "requests", "Requests that came out of quarantine.") { Title = "Requests released" },
            new("rejected", centre.Desk.Rejected, "requests", "Requests in quarantine that were rejected.") { Title = "Requests rejected" },
            new("inQuarantineAtEnd", centre.Desk.Waiting, "requests", "Requests that are in quarantine when the run ends.")
                { Title = "In quarantine at the end" },
            new("honestInQuarantineAtEnd", centre.HonestHeld, "requests", "Of these, those that their user meant.")
                { Title = "Honest requests in quarantine at the end" },
            new(
                "honestStallMeanMinutes", stalls.Length == 0 ? null : stalls.Sum() / (double)stalls.Length / SimTime.MinuteMs, "minutes",
                "Mean time from sending to release, of honest requests that were quarantined and released.")
                { Title = "Mean stall of honest requests" },
            new(
                "honestStallP99Minutes", Percentiles.In(stalls, 99, SimTime.MinuteMs), "minutes",
                "99th percentile of that time, nearest rank.")
                { Title = "99th percentile of that stall" },
            new("honestStallMaxMinutes", Percentiles.In(stalls, 100, SimTime.MinuteMs), "minutes", "The longest of these times.")
                { Title = "Longest of these stalls" },
        ];
    }

    private static List<Metric> OfFiles(AnomalyCounters counters) =>
    [
        new("quarantineCases", counters.Cases, "cases", "Events of anomaly detection that users had to look into (SEC Appendix AA 4.7).")
            { Title = "Events to look into" },
        new("filesSent", counters.Files, "files", "ADT and Exit Quarantine files sent, repetitions included.") { Title = "Files sent" },
        new("filesLost", counters.FilesLost, "files", "Of these, those that did not arrive.") { Title = "Files lost" },
        new("filesLate", counters.FilesLate, "files", "Of these, those that arrived late.") { Title = "Files late" },
        new("fileBreaches", counters.FileBreaches, "files", "Of these, those seen by somebody who must not see them (T-I).")
            { Title = "Data breaches" },
        new(
            "thresholdsTooLate", counters.ThresholdsTooLate, "files",
            "ADT files whose threshold was in force only after the prices had changed.") { Title = "Thresholds in force too late" },
        new(
            "effortHours", counters.EffortMs / (double)SimTime.HourMs, "hours",
            "Work of users' staff and of the Service Desk on files and investigations.") { Title = "Effort" },
    ];
}
