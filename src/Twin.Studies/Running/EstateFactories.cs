using System.Globalization;
using Twin.Domain.Population;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Estates;
using Twin.Studies.Input;
using Twin.Studies.Inventories;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>Opens what a scenario's <c>estate:</c> names.</summary>
internal static class EstateFactories
{
    private const string ProfileFolder = "profiles/";

    /// <summary>Opens a profile or an inventory; null when anything is wrong, with the errors added.</summary>
    internal static EstateFactory? Open(EstateSource source, string? folder, IDictionary<string, string> files, InputErrors errors)
    {
        if (source.Inventory is { } inventory)
        {
            string path = ScenarioReader.PathOf(inventory, folder);
            if (!Exists(path, source, "inventory", errors))
            {
                return null;
            }

            files[path] = StudyInput.HashOf(path);
            return FromInventory.Open(path, errors);
        }

        PopulationProfile? profile = ReadProfile(source, folder, files, errors);
        return profile is null
            ? null
            : EstateFactory.Generated(source.Premises is { } premises ? profile with { Premises = premises } : profile);
    }

    private static PopulationProfile? ReadProfile(
        EstateSource source, string? folder, IDictionary<string, string> files, InputErrors errors)
    {
        string name = source.Profile!;
        if (ShippedScenarios.Read($"{ProfileFolder}{name}.yaml") is { } text)
        {
            string file = $"{ShippedScenarios.Prefix}{ProfileFolder}{name}.yaml";
            return YamlInput.Parse(file, text, errors) is { } top ? ProfileReader.Read(top, errors) : null;
        }

        string path = ScenarioReader.PathOf(name, folder);
        if (!Exists(path, source, "profile", errors))
        {
            return null;
        }

        files[path] = StudyInput.HashOf(path);
        return ProfileReader.ReadFile(path, errors);
    }

    private static bool Exists(string path, EstateSource source, string field, InputErrors errors)
    {
        if (File.Exists(path))
        {
            return true;
        }

        IEnumerable<string> shipped = ShippedScenarios.Names
            .Where(static n => n.StartsWith(ProfileFolder, StringComparison.Ordinal))
            .Select(static n => Path.GetFileNameWithoutExtension(n));
        errors.Add(
            source.File,
            source.Line,
            $"estate.{field}",
            path,
            field == "profile" ? $"{string.Join(", ", shipped)}, or the path of a YAML file" : "the path of a CSV file",
            "there is no such file");
        return false;
    }

    /// <summary>An estate read from an inventory, afresh for every variant because its flags follow the variant's rules.</summary>
    private sealed class FromInventory(
        string path, ProductList products, UserDirectory users, IReadOnlyList<string> warnings) : EstateFactory
    {
        public override ProductList Products => products;

        public override UserDirectory Users => users;

        public override IReadOnlyList<string> Warnings => warnings;

        public override SimulatedEstate Build(
            RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default)
        {
            InputErrors errors = new();
            SimulatedEstate? estate = Read(path, rules, partitions, errors);
            errors.ThrowIfAny();
            return estate!;
        }

        // Warnings are the same for every variant, so they are looked for once.
        internal static FromInventory? Open(string path, InputErrors errors)
        {
            InputErrors doubtful = new();
            return Read(path, RuleSet.Sec2020, 1, errors, doubtful) is { } estate
                ? new FromInventory(path, estate.Products, estate.Users, Told(path, doubtful))
                : null;
        }

        private static SimulatedEstate? Read(
            string path, RuleSet rules, int partitions, InputErrors errors, InputErrors? warnings = null)
        {
            using StreamReader reader = File.OpenText(path);
            return InventoryReader.Read(reader, path, rules, partitions, errors, warnings);
        }

        // A report has room for an example, not for every line; `twin estate import` tells them one by one.
        private static string[] Told(string path, InputErrors warnings) => warnings.Any
            ? [string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(path)}: doubtful values: {warnings.Count:N0}; the first: {warnings.Items[0]}.")]
            : [];
    }
}
