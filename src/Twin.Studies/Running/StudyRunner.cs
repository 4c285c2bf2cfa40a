using System.Globalization;
using System.Reflection;
using System.Text;
using Twin.Domain.Rules;
using Twin.Engine.Runs;
using Twin.Studies.Results;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>
/// Runs every variant of a scenario on the same exogenous stream, as often as replications are asked for, and compares them.
/// </summary>
public static class StudyRunner
{
    /// <summary>The version of Twin, for results and manifests.</summary>
    public static string Version { get; } =
        typeof(StudyRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Runs a scenario that was checked.</summary>
    /// <returns>The result, and how many discrete events were applied in all.</returns>
    /// <exception cref="InvalidOperationException">
    /// Variants met different exogenous streams: an error of the study, not of its input.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static (StudyResult Result, long Events) Run(IStudy study, Scenario scenario, EstateFactory estates, StudyRunOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 1, nameof(options));
        List<List<VariantOutcome>> outcomes = [.. scenario.Variants.Select(static _ => new List<VariantOutcome>())];
        for (int replication = 0; replication < options.Replications; replication++)
        {
            for (int number = 0; number < scenario.Variants.Count; number++)
            {
                outcomes[number].Add(RunOnce(study, scenario, scenario.Variants[number], estates, options, replication));
                ThrowIfWorldsDiffer(outcomes[0][replication], outcomes[number][replication], scenario.Variants[number].Name);
            }
        }

        List<VariantResult> variants = [.. scenario.Variants.Select((variant, number) => ResultOf(variant, outcomes[number]))];
        StudyResult result = new()
        {
            Study = study.Name,
            Title = scenario.Title,
            Question = study.Question,
            Answer = study.Answer(variants),
            Seed = options.Seed,
            Replications = options.Replications,
            Digest = DigestOf(outcomes),
            ExogenousHash = outcomes[0][0].ExogenousHash,
            TableHash = RuleTables.Hash,
            Version = Version,
            HorizonMs = outcomes[0][0].HorizonMs,
            Assumptions = scenario.Inputs.ToAssumptions(),
            Variants = variants,
            Differences = [.. DifferencesOf(scenario, outcomes)],
            Notes = [.. estates.Warnings, .. outcomes.SelectMany(static o => o).SelectMany(static o => o.Notes).Distinct()],
        };
        return (result, outcomes.Sum(static o => o.Sum(static r => r.Events)));
    }

    private static VariantOutcome RunOnce(
        IStudy study, Scenario scenario, VariantDefinition variant, EstateFactory estates, StudyRunOptions options, int replication)
    {
        string label = options.Replications == 1
            ? variant.Name
            : $"{variant.Name}, replication {replication + 1} of {options.Replications}";
        using TextWriter? events = replication == 0 ? options.OpenEvents?.Invoke(variant.Name) : null;
        return study.Run(new VariantRun
        {
            Scenario = scenario,
            Rules = variant.ToRuleSet(),
            Estates = estates,
            Seed = options.Seed + (ulong)replication,
            Threads = options.Threads,
            Partitions = options.PartitionCount,
            Progress = options.Progress?.Invoke(label),
            Events = events,
            Cancellation = options.Cancellation,
        });
    }

    private static void ThrowIfWorldsDiffer(VariantOutcome baseline, VariantOutcome variant, string name)
    {
        if (variant.ExogenousHash != baseline.ExogenousHash)
        {
            throw new InvalidOperationException(
                $"variant '{name}' met another world than the baseline "
                + $"(exogenous hash {variant.ExogenousHash}, not {baseline.ExogenousHash}): "
                + "an event that should not depend on the rules does");
        }
    }

    private static VariantResult ResultOf(VariantDefinition variant, List<VariantOutcome> replications)
    {
        VariantOutcome first = replications[0];
        RuleSet rules = variant.ToRuleSet();
        return new VariantResult
        {
            Name = variant.Name,
            RuleSet = $"{rules.Name}; flag rule {rules.FlagRule.Name}; "
                + $"export policy {Domain.MeterPoints.FlagRules.ExportPolicyCodes.Code(rules.ExportPolicy)}",
            Switches =
            [
                .. variant.Modifications.SelectMany(static m => m.Switches.Describe().Select(line => $"{m.Id}: {line}")),
                .. variant.Switches?.Describe() ?? [],
            ],
            Digest = first.Digest,
            ExogenousHash = first.ExogenousHash,
            Metrics = [.. first.Metrics.Select((metric, i) => Combine(metric, [.. replications.Select(r => r.Metrics[i].Value)]))],
            Replications = replications.Count == 1 ? []
                : [.. replications.Select(static r => r.Metrics.Select(static m => m.Value).ToArray())],
            Series = first.Series,
            Details = first.Details,
        };
    }

    private static Metric Combine(Metric metric, double?[] values)
    {
        if (values.Length == 1 || values.Any(static v => v is null))
        {
            return values.Length == 1 ? metric : metric with { Value = null };
        }

        Sample sample = Sample.Of([.. values.Select(static v => v!.Value)]);
        return metric with { Value = sample.Mean, HalfWidth = sample.HalfWidth };
    }

    private static IEnumerable<MetricDifference> DifferencesOf(Scenario scenario, List<List<VariantOutcome>> outcomes)
    {
        for (int number = 1; number < outcomes.Count; number++)
        {
            for (int i = 0; i < outcomes[0][0].Metrics.Count; i++)
            {
                Metric metric = outcomes[0][0].Metrics[i];
                double?[] before = [.. outcomes[0].Select(r => r.Metrics[i].Value)];
                double?[] after = [.. outcomes[number].Select(r => r.Metrics[i].Value)];
                yield return Difference(metric, scenario.Variants[0].Name, scenario.Variants[number].Name, before, after);
            }
        }
    }

    private static MetricDifference Difference(Metric metric, string baseline, string variant, double?[] before, double?[] after)
    {
        if (Sample.OfDifferences(before, after) is not { } paired)
        {
            double? First(double?[] values) => values.Length == 1 ? values[0] : null;
            return new MetricDifference(metric.Name, metric.Unit, baseline, variant, First(before), First(after), null, null, null);
        }

        Sample baselineSample = Sample.Of([.. before.Select(static v => v!.Value)]);
        Sample variantSample = Sample.Of([.. after.Select(static v => v!.Value)]);
        return new MetricDifference(
            metric.Name,
            metric.Unit,
            baseline,
            variant,
            baselineSample.Mean,
            variantSample.Mean,
            paired.Mean,
            baselineSample.Mean == 0 ? null : paired.Mean / baselineSample.Mean,
            paired.HalfWidth);
    }

    private static string DigestOf(List<List<VariantOutcome>> outcomes)
    {
        StringBuilder all = new();
        foreach (VariantOutcome outcome in outcomes.SelectMany(static o => o))
        {
            // Where an estate ends says nothing of how it got there, so the metrics count too.
            all.Append(outcome.Digest).Append('\n');
            foreach (Metric metric in outcome.Metrics)
            {
                all.Append(CultureInfo.InvariantCulture, $"{metric.Name}={metric.Value:R}\n");
            }
        }

        return TextDigest.Of(all);
    }
}
