using System.Collections.Immutable;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Results;

namespace Twin.Studies.StormDay;

/// <summary>The metrics of the timeline: those of each model's own study under its name, and what happens where they meet.</summary>
internal static class StormMetrics
{
    // N28 take the way of all messages here, so the simple queue of cpl-removal says nothing.
    private static readonly ImmutableHashSet<string> WithoutMeaning =
        ["n28DelayP50Seconds", "n28DelayP99Seconds", "n28DelayMaxSeconds", "n28Waiting"];

    private static readonly (string Name, string Title, string What)[] Alerts =
    [
        ("n28", "N28 and N29", "From the moment a device was Suspended or restored to when the user's adapter has worked on the alert"),
        ("ad1", "AD1 of outages", "From the creation of AD1 at the hub to when the network operator's adapter has worked on it"),
        ("falseAd1", "AD1 of firmware", "The same, of AD1 that only an activation raised"),
    ];

    /// <summary>What happens where the models meet.</summary>
    internal static IEnumerable<Metric> OfMeetings(ImmutableArray<StormHandler> handlers, StormCentre centre, OutboundRun outbound)
    {
        for (int kind = 0; kind < Alerts.Length; kind++)
        {
            (string name, string title, string what) = Alerts[kind];
            DelayHistogram waits = outbound.ForeignWaits(kind);
            yield return Of($"{name}Received", $"{title} received", waits.Count, "alerts", "Alerts that users' adapters took.");
            foreach (int percent in (int[])[50, 99])
            {
                yield return Of(
                    $"{name}WaitP{percent}Seconds",
                    $"{(percent == 50 ? "Median wait" : "99th percentile of the wait")} for {title}",
                    waits.Percentile(percent) / 1_000.0,
                    "s",
                    $"{what}: {(percent == 50 ? "the median" : $"the {percent}th percentile")}; to one part in 1,024.");
            }

            yield return Of(
                $"{name}WaitMaxSeconds", $"Longest wait for {title}", waits.Count == 0 ? null : waits.LongestMs / 1_000.0, "s",
                $"{what}: the longest.");
        }

        yield return Of(
            "activationsUnanswered", "Activations without supply", handlers.Sum(static h => h.Unanswered), "activations",
            "Activations (11.3) that found no supply at the premises; the supplier tries again.");
        yield return Of(
            "activationsCutting", "Activations that cut the supply", handlers.Sum(static h => h.Cuts), "activations",
            "Activations that took the supply of the hub (T-C).");
        yield return Of(
            "falseAlerts", "False AD1", centre.FalseAlerts, "alerts",
            "AD1 that only an activation raised and that the CSPs handed over for a network operator.");
    }

    /// <summary>The metrics of one model.</summary>
    internal static IEnumerable<Metric> Part(string model, IEnumerable<Metric> metrics)
        => metrics.Where(static metric => !WithoutMeaning.Contains(metric.Name))
            .Select(metric => metric with { Name = Under(model, metric.Name) });

    /// <summary>The curves of one model.</summary>
    internal static IEnumerable<Series> Part(string model, IEnumerable<Series> curves)
        => curves.Where(static curve => !WithoutMeaning.Contains(curve.Name))
            .Select(curve => curve with { Name = Under(model, curve.Name) });

    // No dot: what follows one is part of a whole.
    private static string Under(string model, string name) => model + char.ToUpperInvariant(name[0]) + name[1..];

    private static Metric Of(string name, string title, double? value, string unit, string description)
        => new(name, value, unit, description) { Title = title };
}
