using System.Collections.Immutable;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Studies.Input;

namespace Twin.Load.Scenarios;

/// <summary>Reads load scenarios strictly; reports everything that is wrong, with file, line, field, found and allowed.</summary>
public static class LoadScenarioReader
{
    internal static readonly string[] Keys =
    [
        "name", "title", "seed", "target", "warm-up", "premises", "in-flight", "drain", "verify", "mix", "simulations", "operations",
        "thresholds",
    ];

    internal const int MostPremises = 1_000_000;
    internal const int MostInFlight = 100_000;
    internal const int MostRepeats = 100_000;

    // What "verify: yes" checks.
    private const int UsualRepeats = 200;
    private const long DayMs = 86_400_000;
    private const long MostDrainMs = 600_000;

    /// <summary>Reads a scenario.</summary>
    /// <param name="file">The name in errors.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The scenario; null when anything is wrong.</returns>
    public static LoadScenario? Read(string file, string text, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        int before = errors.Count;
        if (YamlInput.Parse(file, text, errors)?.Allow(Keys) is not { } top)
        {
            return null;
        }

        (int First, int Count) premises = ReadPremises(top);
        ImmutableArray<LoadStep> mix = MixReader.Read(top.Required("mix"));
        ImmutableArray<LoadSimulation> simulations = SimulationReader.Read(top.Required("simulations"));
        long end = simulations.Sum(static one => one.DuringMs);
        LoadScenario scenario = new()
        {
            Name = ReadName(top.Required("name")),
            Title = top.Required("title")?.AsText() ?? string.Empty,
            Seed = top.Optional("seed") is { } seed ? (ulong?)seed.AsInteger(0) : null,
            Target = top.Optional("target") is { } target ? ReadTarget(target) : new Uri(LoadScenario.DefaultTarget),
            WarmUpMs = top.Optional("warm-up") is { } warmUp ? Duration(warmUp, 0, DayMs) : 0,
            FirstPremises = premises.First,
            PremisesCount = premises.Count,
            MostInFlight = (int)(top.Optional("in-flight")?.AsInteger(1, MostInFlight) ?? 1_000),
            DrainMs = top.Optional("drain") is { } drain ? Duration(drain, 1, MostDrainMs) : 30_000,
            Repeats = ReadRepeats(top.Optional("verify")),
            Mix = mix,
            Simulations = simulations,
            Operations = OperationReader.Read(top.Optional("operations"), end),
            Thresholds = ThresholdReader.Read(top.Optional("thresholds"), mix),
            Text = text,
        };
        return errors.Count == before ? scenario : null;
    }

    /// <summary>Reads a duration in whole milliseconds.</summary>
    internal static long Duration(YamlValue? value, long least, long most)
    {
        if (value is null)
        {
            return 0;
        }

        if (value.Plain is { } text && LoadUnits.TryMilliseconds(text, out long ms) && ms >= least && ms <= most)
        {
            return ms;
        }

        value.Fail($"{LoadUnits.AllowedDurations}, from {LoadUnits.Duration(least)} to {LoadUnits.Duration(most)}");
        return 0;
    }

    /// <summary>Whether a text is a name: small letters, digits and hyphens, a letter first, at most 60.</summary>
    internal static bool IsName(string text) => text.Length is > 0 and <= 60 && char.IsAsciiLetterLower(text[0])
        && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Reads a name; empty, with an error, when it is none.</summary>
    internal static string ReadName(YamlValue? value)
    {
        string? text = value?.AsText();
        if (text is not null && !IsName(text))
        {
            value!.Fail("a name of small letters, digits and hyphens, at most 60, a letter first");
            return string.Empty;
        }

        return text ?? string.Empty;
    }

    private static Uri ReadTarget(YamlValue value)
    {
        string text = value.AsText() ?? LoadScenario.DefaultTarget;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? target) && target.Scheme is "http" or "https")
        {
            return target!;
        }

        value.Fail("an address with http or https, as " + LoadScenario.DefaultTarget);
        return new Uri(LoadScenario.DefaultTarget);
    }

    private static (int First, int Count) ReadPremises(YamlMap top)
    {
        if (top.Optional("premises")?.AsMap()?.Allow("from", "count") is not { } map)
        {
            return (0, 1_000);
        }

        long? first = map.Optional("from")?.AsInteger(0, PopulationIds.MostPremises - 1);
        long? count = map.Optional("count")?.AsInteger(1, MostPremises);
        return ((int)(first ?? 0), (int)(count ?? 1_000));
    }

    private static int ReadRepeats(YamlValue? value)
    {
        if (value is null)
        {
            return 0;
        }

        if (value.Plain is { } text && long.TryParse(text, out _))
        {
            return (int)(value.AsInteger(1, MostRepeats, $"yes, no, or how many requests to send again, 1 to {MostRepeats}") ?? 0);
        }

        if (value.Plain is "yes" or "true" or "no" or "false")
        {
            return value.AsBoolean() == true ? UsualRepeats : 0;
        }

        value.Fail($"yes, no, or how many requests to send again, 1 to {MostRepeats}");
        return 0;
    }
}
