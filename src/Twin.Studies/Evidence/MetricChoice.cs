using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Which metrics a user names, and which are worth showing when none is named.</summary>
internal static class MetricChoice
{
    /// <summary>Ends the command when a metric is named that the study does not have.</summary>
    /// <exception cref="InvalidInputException">It is so; all such names are listed.</exception>
    internal static void Check(IEnumerable<string> named, StudyResult result)
    {
        string[] there = [.. result.Variants[0].Metrics.Select(static metric => metric.Name)];
        InputErrors errors = new();
        foreach (string name in named.Where(name => !there.Contains(name)).Distinct(StringComparer.Ordinal))
        {
            errors.Add(
                "command line",
                0,
                "metric",
                name,
                $"the metrics in docs/reference/studies/{result.Study}.md",
                NearestText.Hint(name, there));
        }

        errors.ThrowIfAny();
    }

    /// <summary>Metrics, but no parts of others, that differ between some two of the results or variants, in the study's order.</summary>
    internal static IEnumerable<string> Moving(IReadOnlyList<StudyResult> results)
    {
        IReadOnlyList<Metric> metrics = results[0].Variants[0].Metrics;
        for (int i = 0; i < metrics.Count; i++)
        {
            int at = i;
            bool moves = Enumerable.Range(0, results[0].Variants.Count)
                .Any(variant => results.Select(one => one.Variants[variant].Metrics[at].Value).Distinct().Count() > 1);
            if (moves && !metrics.Any(one => metrics[at].Name.StartsWith(one.Name + ".", StringComparison.Ordinal)))
            {
                yield return metrics[i].Name;
            }
        }
    }

    /// <summary>The place of a metric in the lists of a result.</summary>
    internal static int IndexOf(StudyResult result, string metric)
        => result.Variants[0].Metrics.Index().First(one => one.Item.Name == metric).Index;
}
