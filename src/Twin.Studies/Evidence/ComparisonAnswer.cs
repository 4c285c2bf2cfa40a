using Twin.Studies.Reports;

namespace Twin.Studies.Evidence;

/// <summary>The sentences that open a comparison of two runs.</summary>
internal static class ComparisonAnswer
{
    private const int MostNamed = 3;

    internal static IEnumerable<string> Of(RunComparison comparison)
    {
        if (comparison.First.Result.Digest == comparison.Second.Result.Digest)
        {
            yield return "Both runs end in the same digest: they are the same run.";
        }

        yield return Causes(comparison);
        foreach (string variant in comparison.Metrics.Select(static one => one.Variant).Distinct(StringComparer.Ordinal))
        {
            yield return Variant(variant, [.. comparison.Metrics.Where(one => one.Variant == variant)]);
        }

        if (comparison.Metrics.Count == 0)
        {
            yield return "The runs have no variant in common, so no metric can be compared.";
        }
    }

    internal static IEnumerable<string> Warnings(RunComparison comparison)
    {
        if (!comparison.SameEvents)
        {
            string why = comparison.First.Result.Seed == comparison.Second.Result.Seed
                ? "what they differ in changes the world itself"
                : "they were drawn from different seeds";
            yield return $"The runs did not meet the same events (their exogenous hashes differ): {why}, so a difference is not the "
                + "rules' alone.";
        }

        if (comparison.First.Result.TableHash != comparison.Second.Result.TableHash)
        {
            yield return "The runs used different rule tables.";
        }

        if (comparison.First.Result.Version != comparison.Second.Result.Version)
        {
            yield return "The runs were made by different versions of Twin.";
        }

        if (comparison.First.Result.Replications == 1 || comparison.Second.Result.Replications == 1)
        {
            yield return "At least one of the runs was not replicated: nothing says how much another seed would move it.";
        }
    }

    private static string Causes(RunComparison comparison)
    {
        SettingDifference[] causes =
            [.. comparison.Settings.Where(static one => one.Kind != "run" || one.Name is "seed" or "replications" or "version")];
        if (causes.Length == 0)
        {
            return "The runs have the same inputs, rules, seed and version.";
        }

        IEnumerable<string> named = causes.Take(MostNamed).Select(static one => one.Kind switch
        {
            "variant" when one.First.Length == 0 => $"variant {one.Name} (only in the second)",
            "variant" when one.Second.Length == 0 => $"variant {one.Name} (only in the first)",
            "variant" => $"the rules of variant {one.Name}",
            "file" => $"the file {one.Name}",
            _ => $"{one.Name} ({Shown(one.First)} to {Shown(one.Second)})",
        });
        string more = causes.Length > MostNamed ? $" and {Figures.Count(causes.Length - MostNamed)} more" : string.Empty;
        return $"The runs differ in {string.Join(", ", named)}{more}.";
    }

    private static string Shown(string text) => text.Length == 0 ? "not set" : text;

    private static string Variant(string name, MetricComparison[] metrics)
    {
        MetricComparison[] differing = [.. metrics.Where(static one => one.Verdict == ComparisonVerdict.Differs)];
        int chance = metrics.Count(static one => one.Verdict == ComparisonVerdict.MayBeChance);
        int missing = metrics.Count(static one => one.Verdict == ComparisonVerdict.NotComparable);
        string unsure =
            (chance == 0 ? string.Empty : $" {Figures.Count(chance)} {(chance == 1 ? "differs" : "differ")} by what may be chance.")
            + (missing == 0 ? string.Empty
                : $" {Figures.Count(missing)} {(missing == 1 ? "was" : "were")} measured in one of the runs only.");
        if (differing.Length == 0)
        {
            return $"{name}: no metric differs{(chance == 0 ? "." : " for sure.")}{unsure}";
        }

        HashSet<string> wholes = [.. metrics.Where(static one => !MetricTitles.IsPart(one.First)).Select(static one => one.First.Name)];
        IEnumerable<string> named = differing
            .Where(one => !wholes.Contains(MetricTitles.Whole(one.First)) || !MetricTitles.IsPart(one.First))
            .OrderByDescending(static one => Math.Abs(one.Relative ?? double.MaxValue))
            .Take(MostNamed)
            .Select(static one => $"{MetricTitles.Full(one.First)} {TornadoAnswer.Text(one.First, one.First.Value!.Value)} to "
                + $"{TornadoAnswer.Text(one.First, one.Second.Value!.Value)}"
                + (one.Relative is { } share ? $" ({Figures.SignedPercent(share)})" : string.Empty));
        return $"{name}: {Figures.Count(differing.Length)} of {Figures.Count(metrics.Length)} metrics differ, most of all "
            + $"{string.Join("; ", named)}.{unsure}";
    }
}
