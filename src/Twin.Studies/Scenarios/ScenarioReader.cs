using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Scenarios;

/// <summary>
/// Reads a scenario: YAML, then <c>--set</c>, then <c>--mods</c>. Everything wrong is reported with file, line and field.
/// </summary>
public static class ScenarioReader
{
    /// <summary>The keys at the top; the study is required.</summary>
    internal static readonly string[] Keys = ["study", "title", "estate", "seed", "inputs", "traffic", "variants"];

    /// <summary>The keys of <c>estate</c>.</summary>
    internal static readonly string[] EstateKeys = ["profile", "premises", "inventory"];

    private const string SettingFile = "--set";

    /// <summary>Reads a scenario of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="text">The scenario's text.</param>
    /// <param name="folder">The folder its paths are relative to; null for a built-in one.</param>
    /// <param name="settings">What <c>--set</c> says, each <c>key=value</c>.</param>
    /// <param name="mods">What <c>--mods</c> names; empty to keep the scenario's variants.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The scenario, not to be used when there was an error; null when nothing could be read.</returns>
    public static Scenario? Read(
        IStudy study,
        string file,
        string text,
        string? folder,
        IReadOnlyList<string> settings,
        IReadOnlyList<string> mods,
        InputErrors errors)
    {
        if (YamlInput.Parse(file, text, errors) is not { } top)
        {
            return null;
        }

        top.Allow(Keys);
        if (top.Required("study") is { } named && named.AsText() is { } name && name != study.Name)
        {
            named.Fail(study.Name, $"this is a scenario of the study '{name}'");
        }

        InputSet inputs = new(study.Name, study.Inputs);
        IReadOnlyList<TrafficRow> traffic = TrafficReader.Read(top.Optional("traffic"), study.DefaultTraffic);
        foreach (TrafficRow row in traffic)
        {
            inputs.Define(RateOf(row));
        }

        if (top.Optional("inputs")?.AsMap() is { } given)
        {
            SetInputs(given, string.Empty, inputs, errors);
        }

        ApplySettings(settings, inputs, errors);
        return new Scenario
        {
            Study = study.Name,
            Title = top.Optional("title")?.AsText() ?? study.Title,
            Estate = ReadEstate(top),
            Inputs = inputs,
            Traffic = traffic,
            Variants = VariantReader.Read(top.Optional("variants"), folder, mods, errors),
            Seed = (ulong?)top.Optional("seed")?.AsInteger(least: 0),
            Folder = folder,
            Text = text,
            Settings = settings,
            ModsArgument = mods,
        };
    }

    /// <summary>A path of a scenario as the host opens it.</summary>
    public static string PathOf(string path, string? folder) => folder is null ? path : Path.Combine(folder, path);

    /// <summary>The input that a row of business as usual has for its rate.</summary>
    internal static InputDefinition RateOf(TrafficRow row) => InputDefinition.Number(
        $"traffic.{row.Name}.perDevicePerDay",
        row.PerDevicePerDay.ToString(System.Globalization.CultureInfo.InvariantCulture),
        0,
        TrafficReader.MostPerDay,
        "requests a device a day",
        row.Source,
        isPublished: false,
        $"How often {row.Variant.Srv} ({row.Variant.Definition.Name}) is sent to a device by its "
            + (row.Sender == TrafficSender.Supplier ? "supplier." : "network operator."));

    private static void SetInputs(YamlMap map, string prefix, InputSet inputs, InputErrors errors)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            string key = prefix + entry.Key.AsText();
            if (entry.Value.IsMap && inputs.Find(key) is null && inputs.Keys.Any(k => k.StartsWith(key + ".", StringComparison.Ordinal)))
            {
                SetInputs(entry.Value.AsMap()!, key + ".", inputs, errors);
            }
            else if (inputs.Find(key) is null)
            {
                inputs.FailUnknown(key, entry.Value.Shown, map.File, entry.Key.Line, errors);
            }
            else if (entry.Value.IsMap || entry.Value.IsList)
            {
                entry.Value.Fail(inputs.Find(key)!.Definition.Allowed);
            }
            else if (entry.Value.AsText() is { } value)
            {
                inputs.Set(key, value, AssumptionOrigin.Scenario, map.File, entry.Value.Line, errors);
            }
        }
    }

    private static void ApplySettings(IReadOnlyList<string> settings, InputSet inputs, InputErrors errors)
    {
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                errors.Add(SettingFile, 0, string.Empty, setting, "key=value");
                continue;
            }

            inputs.Set(setting[..equals], setting[(equals + 1)..], AssumptionOrigin.CommandLine, SettingFile, 0, errors);
        }
    }

    private static EstateSource ReadEstate(YamlMap top)
    {
        if (top.Optional("estate") is not { } value || value.AsMap() is not { } map)
        {
            return new EstateSource("gb", null, null, top.File, top.Line);
        }

        map.Allow(EstateKeys);
        string? profile = map.Optional("profile")?.AsText();
        string? inventory = map.Optional("inventory")?.AsText();
        if (profile is null == inventory is null)
        {
            map.Fail(profile is null ? "neither" : "profile and inventory", "either profile or inventory");
        }

        int? premises = (int?)map.Optional("premises")?.AsInteger(1, PopulationIds.MostPremises);
        if (premises is not null && inventory is not null)
        {
            map.Optional("premises")!.Fail("no premises with an inventory", "an inventory has the premises it has");
        }

        return new EstateSource(profile, premises, inventory, map.File, map.Line);
    }
}
