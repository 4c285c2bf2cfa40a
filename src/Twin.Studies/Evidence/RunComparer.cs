using System.Globalization;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Compares two runs of one study.</summary>
public static class RunComparer
{

    /// <summary>Reads two run folders and compares them.</summary>
    /// <param name="first">The folder of the run compared with.</param>
    /// <param name="second">The folder of the run compared.</param>
    /// <exception cref="InvalidInputException">A folder is no run's, or they are runs of different studies.</exception>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static RunComparison Compare(string first, string second)
    {
        InputErrors errors = new();
        ComparedRun? one = ComparedRun.Read(first, errors);
        ComparedRun? other = ComparedRun.Read(second, errors);
        if (one is not null && other is not null && one.Result.Study != other.Result.Study)
        {
            errors.Add(second, 0, "study", other.Result.Study, one.Result.Study, "only runs of one study can be compared");
        }

        errors.ThrowIfAny();
        return Compare(one!, other!);
    }

    /// <summary>Compares two runs of one study.</summary>
    public static RunComparison Compare(ComparedRun first, ComparedRun second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RunComparison comparison = new()
        {
            First = first,
            Second = second,
            Settings = [.. Settings(first, second)],
            Metrics = [.. Metrics(first.Result, second.Result)],
        };
        return comparison with { Answer = [.. ComparisonAnswer.Of(comparison)], Warnings = [.. ComparisonAnswer.Warnings(comparison)] };
    }

    private static IEnumerable<MetricComparison> Metrics(StudyResult first, StudyResult second)
    {
        bool sameSeeds = first.Seed == second.Seed && first.Replications == second.Replications;
        foreach (VariantResult one in first.Variants)
        {
            if (second.Variants.FirstOrDefault(variant => variant.Name == one.Name) is not { } other)
            {
                continue;
            }

            HashSet<string> there = [.. other.Metrics.Select(static metric => metric.Name)];
            foreach (Metric metric in one.Metrics.Where(metric => there.Contains(metric.Name)))
            {
                yield return MetricComparison.Of(one, first.Replications, other, second.Replications, sameSeeds, metric.Name);
            }
        }
    }

    private static IEnumerable<SettingDifference> Settings(ComparedRun first, ComparedRun second)
    {
        StudyResult one = first.Result;
        StudyResult other = second.Result;
        IEnumerable<SettingDifference> runs =
        [
            new("run", "title", one.Title, other.Title),
            new("run", "seed", Text(one.Seed), Text(other.Seed)),
            new("run", "replications", Text((ulong)one.Replications), Text((ulong)other.Replications)),
            new("run", "version", one.Version, other.Version),
            new("run", "tableHash", one.TableHash, other.TableHash),
            new("run", "exogenousHash", one.ExogenousHash, other.ExogenousHash),
        ];
        return
        [
            .. runs.Where(static row => row.First != row.Second),
            .. Pairs("estate", Estate(first), Estate(second)),
            .. Inputs(one.Assumptions, other.Assumptions),
            .. Pairs(
                "variant",
                one.Variants.ToDictionary(static v => v.Name, Rules, StringComparer.Ordinal),
                other.Variants.ToDictionary(static v => v.Name, Rules, StringComparer.Ordinal)),
            .. Pairs("file", first.Manifest.InputFiles, second.Manifest.InputFiles),
        ];
    }

    private static IEnumerable<SettingDifference> Inputs(IReadOnlyList<Assumption> first, IReadOnlyList<Assumption> second)
    {
        IEnumerable<SettingDifference> values = Pairs(
            "input",
            first.ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal),
            second.ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal));
        Dictionary<string, string> units = first.Concat(second).DistinctBy(static one => one.Key).ToDictionary(
            static one => one.Key, static one => one.Unit, StringComparer.Ordinal);
        foreach (SettingDifference row in values)
        {
            // Words round, so what differs beyond four figures is shown as it was given.
            string before = Words(row.First, units[row.Name]);
            string after = Words(row.Second, units[row.Name]);
            yield return before == after ? row : row with { First = before, Second = after };
        }

        static string Words(string value, string unit) => value.Length == 0 ? value : InputWords.Value(value, unit).Replace('\u00a0', ' ');
    }

    private static string Rules(VariantResult variant)
        => variant.Switches.Count == 0 ? variant.RuleSet : $"{variant.RuleSet}; {string.Join("; ", variant.Switches)}";

    private static IEnumerable<SettingDifference> Pairs(
        string kind, IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
        => first.Keys.Concat(second.Keys).Distinct(StringComparer.Ordinal)
            .Select(key => new SettingDifference(
                kind, key, first.GetValueOrDefault(key, string.Empty), second.GetValueOrDefault(key, string.Empty)))
            .Where(static row => row.First != row.Second);

    // The estate is no input of the study and so not in its result; the scenario of the manifest names it.
    private static Dictionary<string, string> Estate(ComparedRun run)
    {
        InputErrors ignored = new();
        YamlMap? estate = YamlInput.Parse("scenario of the manifest", run.Manifest.Scenario, ignored)?.Entries
            .Where(static entry => entry.Key.Is("estate")).Select(static entry => entry.Value.AsMap()).FirstOrDefault();
        return estate is null
            ? []
            : estate.Entries.ToDictionary(static entry => entry.Key.Shown, static entry => entry.Value.Shown, StringComparer.Ordinal);
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
