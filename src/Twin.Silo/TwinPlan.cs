using System.Security.Cryptography;
using System.Text;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Grains;
using Twin.Studies.Estates;
using Twin.Studies.Input;
using Twin.Studies.Modifications;
using Twin.Studies.Running;

namespace Twin.Silo;

/// <summary>What a twin's options come to when everything they name was read.</summary>
public sealed record TwinPlan
{
    private TwinPlan(TwinSiloOptions options, TwinEstate estate, string fact, ImportedEstate? imported)
    {
        Options = options;
        Estate = estate;
        Fact = fact;
        Imported = imported;
    }

    /// <summary>The options.</summary>
    public TwinSiloOptions Options { get; }

    /// <summary>What the twin starts with.</summary>
    public TwinEstate Estate { get; }

    /// <summary>What the store must have been started with: profile, premises, seed, rules and tables, with hashes.</summary>
    internal string Fact { get; }

    /// <summary>What the inventory file holds; null for a generated estate, and once it is in the store.</summary>
    internal ImportedEstate? Imported { get; init; }

    /// <summary>Reads profile or inventory, and modifications.</summary>
    /// <exception cref="InvalidInputException">
    /// An option, the profile, the inventory or a modification is wrong; says everything that is.
    /// </exception>
    public static TwinPlan Read(TwinSiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InputErrors errors = new();
        foreach (string problem in options.Problems())
        {
            errors.Add("options", 0, string.Empty, string.Empty, string.Empty, problem);
        }

        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(options.Modifications, errors);
        errors.ThrowIfAny();
        RuleSet rules = ModificationRegister.Apply(RuleSet.Sec2020, selected);
        StringBuilder rulesText = new(RuleTables.Hash);
        foreach (string name in options.Modifications)
        {
            rulesText.Append('\n').Append(File.Exists(name) ? File.ReadAllText(name) : name);
        }

        string rulesFact = $"seed {options.Seed}, rules {rules.Name} ({Hash(rulesText.ToString())})";
        return options.Import is { } file ? OfInventory(options, file, rules, rulesFact) : OfProfile(options, rules, rulesFact);
    }

    private static TwinPlan OfProfile(TwinSiloOptions options, RuleSet rules, string rulesFact)
    {
        InputErrors errors = new();
        (PopulationProfile? profile, string text) = ReadProfile(options, errors);
        errors.ThrowIfAny();
        TwinEstate estate = TwinEstate.Of(new EstatePopulation(profile!, options.Seed, rules), options.Seed, rules);
        return new TwinPlan(
            options, estate, $"profile {profile!.Name} ({Hash(text)}), {profile.Premises} premises, {rulesFact}", imported: null);
    }

    // The name of the file is no part of the fact: it may be moved.
    private static TwinPlan OfInventory(TwinSiloOptions options, string file, RuleSet rules, string rulesFact)
    {
        InputErrors errors = new();
        ImportedEstate? imported = ImportedEstate.Read(file, rules, errors);
        errors.ThrowIfAny();
        SimulatedEstate found = imported!.Estate;
        TwinEstate estate = new()
        {
            Name = Path.GetFileNameWithoutExtension(file),
            Premises = found.Premises,
            Seed = options.Seed,
            Rules = rules,
            Users = found.Users,
            Providers = found.Providers,
            Products = found.Products,
            Routing = new RdpRouting(found.Providers),
            Places = found.Places,
        };
        return new TwinPlan(
            options, estate, $"an imported inventory ({imported.Hash}), {found.Premises} premises, {rulesFact}", imported);
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
