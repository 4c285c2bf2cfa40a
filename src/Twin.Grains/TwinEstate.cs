using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Registration;
using Twin.Domain.Rules;

namespace Twin.Grains;

/// <summary>What a live twin starts with and every silo of it knows the same. Immutable.</summary>
public sealed record TwinEstate
{
    /// <summary>The profile's or the import's name.</summary>
    public required string Name { get; init; }

    /// <summary>The population function; null for an imported estate, which is in the store whole.</summary>
    public EstatePopulation? Population { get; init; }

    /// <summary>How many premises it started with.</summary>
    public required long Premises { get; init; }

    /// <summary>The seed of the population and of every draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The rules in force.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>The users by number.</summary>
    public required UserDirectory Users { get; init; }

    /// <summary>The RDPs by number.</summary>
    public required ImmutableArray<RegistrationDataProvider> Providers { get; init; }

    /// <summary>The CPL at the start.</summary>
    public required ProductList Products { get; init; }

    /// <summary>Which RDP is told of which meter point.</summary>
    public required RdpRouting Routing { get; init; }

    /// <summary>Where hubs are. Default: as in a generated estate.</summary>
    public HubPlaces Places { get; init; } = HubPlaces.OfPopulation;

    /// <summary>The estate of a population.</summary>
    public static TwinEstate Of(EstatePopulation population, ulong seed, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(population);
        return new TwinEstate
        {
            Name = population.Profile.Name,
            Population = population,
            Premises = population.Profile.Premises,
            Seed = seed,
            Rules = rules,
            Users = population.Users,
            Providers = population.Providers,
            Products = population.Products,
            Routing = new RdpRouting(population.Providers),
        };
    }
}
