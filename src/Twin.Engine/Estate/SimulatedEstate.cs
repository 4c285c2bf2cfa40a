using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Registration;
using Twin.Domain.Rules;

namespace Twin.Engine.Estate;

/// <summary>All entities of a run: partitions of arrays, with the users and products their states name by number.</summary>
public sealed class SimulatedEstate
{
    /// <summary>Makes an estate of partitions in the order of their premises.</summary>
    public SimulatedEstate(
        ImmutableArray<EstatePartition> partitions, UserDirectory users, ProductList products,
        ImmutableArray<RegistrationDataProvider> providers)
    {
        Partitions = partitions;
        Users = users;
        Products = products;
        Providers = providers;
    }

    /// <summary>The partitions, in the order of their premises.</summary>
    public ImmutableArray<EstatePartition> Partitions { get; }

    /// <summary>The users.</summary>
    public UserDirectory Users { get; }

    /// <summary>The CPL entries at the start.</summary>
    public ProductList Products { get; }

    /// <summary>The RDPs: one for each electricity network, and Xoserve for gas last (T-M; domain.md 3.5).</summary>
    public ImmutableArray<RegistrationDataProvider> Providers { get; }

    /// <summary>Where hubs are. Default: as in a generated estate.</summary>
    public HubPlaces Places { get; init; } = HubPlaces.OfPopulation;

    /// <summary>How many premises there are.</summary>
    public long Premises => Partitions.Sum(static p => (long)p.Premises);

    /// <summary>How many devices there are.</summary>
    public long Devices => Partitions.Sum(static p => p.Devices.LongLength);

    /// <summary>How many meter points there are.</summary>
    public long MeterPoints => Partitions.Sum(static p => p.MeterPoints.LongLength);

    /// <summary>How many communications hubs there are.</summary>
    public long Hubs => Partitions.Sum(static p => p.Hubs.LongCount(static h => h.Exists));

    /// <summary>The bytes the arrays take.</summary>
    public long Bytes => Partitions.Sum(static p => p.Bytes);
}
