using System.Security.Cryptography;
using System.Text;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Grains;
using Twin.Studies.Estates;
using Twin.Studies.Input;
using Twin.Studies.Modifications;
using Twin.Studies.Running;

namespace Twin.Silo;

/// <summary>What a twin's options come to when everything they name was read.</summary>
public sealed record TwinPlan
{
    private TwinPlan(TwinSiloOptions options, TwinEstate estate, string fact)
    {
        Options = options;
        Estate = estate;
        Fact = fact;
    }

    /// <summary>The options.</summary>
    public TwinSiloOptions Options { get; }

    /// <summary>What the twin starts with.</summary>
    public TwinEstate Estate { get; }

    /// <summary>What the store must have been started with: profile, premises, seed, rules and tables, with hashes.</summary>
    internal string Fact { get; }

    /// <summary>Reads profile and modifications.</summary>
    /// <exception cref="InvalidInputException">An option, the profile or a modification is wrong; says everything that is.</exception>
    public static TwinPlan Read(TwinSiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InputErrors errors = new();
        foreach (string problem in options.Problems())
        {
            errors.Add("options", 0, string.Empty, string.Empty, string.Empty, problem);
        }

        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(options.Modifications, errors);
        (PopulationProfile? profile, string text) = ReadProfile(options, errors);
        errors.ThrowIfAny();
        RuleSet rules = ModificationRegister.Apply(RuleSet.Sec2020, selected);
        StringBuilder rulesText = new(RuleTables.Hash);
        foreach (string name in options.Modifications)
        {
            rulesText.Append('\n').Append(File.Exists(name) ? File.ReadAllText(name) : name);
        }

        TwinEstate estate = TwinEstate.Of(new EstatePopulation(profile!, options.Seed, rules), options.Seed, rules);
        string fact = $"profile {profile!.Name} ({Hash(text)}), {profile.Premises} premises, seed {options.Seed}, "
            + $"rules {rules.Name} ({Hash(rulesText.ToString())})";
        return new TwinPlan(options, estate, fact);
    }

    private static (PopulationProfile? Profile, string Text) ReadProfile(TwinSiloOptions options, InputErrors errors)
    {
        string? shipped = ShippedScenarios.Read($"profiles/{options.Profile}.yaml");
        if (shipped is null && !File.Exists(options.Profile))
        {
            IEnumerable<string> names = ShippedScenarios.Names
                .Where(static name => name.StartsWith("profiles/", StringComparison.Ordinal))
                .Select(static name => Path.GetFileNameWithoutExtension(name));
            errors.Add("options", 0, "profile", options.Profile, $"{string.Join(", ", names)}, or the path of a YAML file");
            return (null, string.Empty);
        }

        string text = shipped ?? File.ReadAllText(options.Profile);
        string file = shipped is null ? options.Profile : $"{ShippedScenarios.Prefix}profiles/{options.Profile}.yaml";
        PopulationProfile? profile = YamlInput.Parse(file, text, errors) is { } top ? ProfileReader.Read(top, errors) : null;
        return (profile is not null && options.Premises is { } premises ? profile with { Premises = premises } : profile, text);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
