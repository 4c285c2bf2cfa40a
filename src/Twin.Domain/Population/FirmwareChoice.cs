using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;

namespace Twin.Domain.Population;

/// <summary>
/// Which CPL entry a generated device runs: a choice among the models of its type and generation, then among their versions.
/// </summary>
internal sealed class FirmwareChoice
{
    private const int Generations = 2;
    private const int Types = 8;

    private readonly WeightedChoice models;
    private readonly ImmutableArray<WeightedChoice> versions;
    private readonly ImmutableArray<ImmutableArray<ushort>> numbers;

    private FirmwareChoice(IReadOnlyList<ModelShare> shares, ProductList products)
    {
        models = new WeightedChoice([.. shares.Select(static s => s.SharePpm)]);
        versions = [.. shares.Select(static s => new WeightedChoice([.. s.Firmware.Select(static f => f.SharePpm)]))];
        numbers = [.. shares.Select(s => s.Firmware.Select(f => products.NumberOf(ProductOf(s, f))).ToImmutableArray())];
    }

    /// <summary>The CPL entries of a profile, in the order of its models and versions.</summary>
    internal static ProductList ProductsOf(PopulationProfile profile)
        => ProductList.Of(profile.Models.SelectMany(static s => s.Firmware.Select(f => ProductOf(s, f))).Distinct());

    /// <summary>A choice for every type and generation that has models; null where none is named.</summary>
    internal static FirmwareChoice?[] TableOf(PopulationProfile profile, ProductList products)
    {
        FirmwareChoice?[] table = new FirmwareChoice?[Types * Generations];
        foreach (IGrouping<int, ModelShare> group in profile.Models.GroupBy(static s => PlaceOf(s.Type, s.Smets)))
        {
            table[group.Key] = new FirmwareChoice([.. group], products);
        }

        return table;
    }

    /// <summary>The place of a type and generation in the table.</summary>
    internal static int PlaceOf(DeviceType type, SmetsVersion smets) => ((int)type * Generations) + (int)smets - 1;

    /// <summary>The CPL entry chosen by 64 random bits.</summary>
    internal ushort Pick(ulong bits)
    {
        int model = models.Pick(bits);
        return numbers[model][versions[model].Pick(RandomStream.Mix(bits))];
    }

    private static Product ProductOf(ModelShare share, NamedShare version)
        => new(share.Type, share.Manufacturer, share.Model, version.Name);
}
