using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Modifications;

namespace Twin.Studies.Scenarios;

/// <summary>Reads a scenario's variants and what <c>--mods</c> makes of them.</summary>
internal static class VariantReader
{
    /// <summary>The keys of a variant; the name is required.</summary>
    internal static readonly string[] Keys = ["name", "mods", "switches"];

    private const string BaselineName = "as-is";
    private const string ModsOption = "--mods";

    /// <summary>Reads the variants; at least one comes back.</summary>
    /// <param name="list">The list; null when the scenario has none.</param>
    /// <param name="folder">The folder that paths are relative to.</param>
    /// <param name="mods">What <c>--mods</c> names: then the first variant is compared with all of these together.</param>
    /// <param name="errors">Takes everything wrong.</param>
    internal static IReadOnlyList<VariantDefinition> Read(
        YamlValue? list, string? folder, IReadOnlyList<string> mods, InputErrors errors)
    {
        List<VariantDefinition> variants = [];
        foreach (YamlMap map in (list?.AsList() ?? []).Select(static item => item.AsMap()).OfType<YamlMap>())
        {
            if (map.Allow(Keys).Required("name") is not { } named || named.AsText() is not { } name)
            {
                continue;
            }

            if (variants.Any(other => other.Name == name))
            {
                named.Fail("a name used once");
            }

            ModificationSwitches? switches =
                map.Optional("switches")?.AsMap() is { } turned ? new SwitchReader(name).Read(turned) : null;
            variants.Add(new VariantDefinition(
                name, ReadMods(map.Optional("mods"), folder, errors), switches, new RuleSource(map.File, name, "switches")));
        }

        VariantDefinition baseline = variants.FirstOrDefault()
            ?? new VariantDefinition(BaselineName, [], null, new RuleSource("scenario", BaselineName, "none"));
        if (mods.Count == 0)
        {
            return variants.Count > 0 ? variants : [baseline];
        }

        // On top of the baseline, so that the difference is what the modifications make.
        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(mods, errors);
        string together = string.Join(" + ", selected.Select(static m => m.Id));
        string distinct = together == baseline.Name ? together + " (--mods)" : together;
        return [baseline, baseline with { Name = distinct, Modifications = [.. baseline.Modifications, .. selected] }];
    }

    // The register says what is wrong with a name as if it stood on the command line; here it stands in a file.
    private static IReadOnlyList<SelectedModification> ReadMods(YamlValue? list, string? folder, InputErrors errors)
    {
        if (list is null)
        {
            return [];
        }

        InputErrors found = new();
        IEnumerable<string> names = list.AsTexts().Select(name => IsPath(name) ? ScenarioReader.PathOf(name, folder) : name);
        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(names, found);
        foreach (InputError error in found.Items)
        {
            YamlValue place = list.AsList().FirstOrDefault(item => item.Is(error.Found)) ?? list;
            errors.Add(error.File == ModsOption ? error with { File = list.File, Line = place.Line, Field = place.Field } : error);
        }

        return selected;
    }

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal)
        || name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);
}
