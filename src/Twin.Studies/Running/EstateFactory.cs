using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;

namespace Twin.Studies.Running;

/// <summary>Makes the estate of a run afresh for every variant and replication: its flags follow from the variant's own rules.</summary>
public abstract class EstateFactory
{
    /// <summary>The CPL entries of the estate.</summary>
    public abstract ProductList Products { get; }

    /// <summary>Makes the estate.</summary>
    /// <param name="rules">The rule set that the flags follow.</param>
    /// <param name="seed">The seed, for a generated estate.</param>
    /// <param name="partitions">How many partitions.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <param name="cancellation">Stops the building.</param>
    public abstract SimulatedEstate Build(RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default);

    /// <summary>An estate generated from a profile.</summary>
    public static EstateFactory Generated(PopulationProfile profile) => new FromProfile(profile);

    private sealed class FromProfile(PopulationProfile profile) : EstateFactory
    {
        public override ProductList Products { get; } = new EstatePopulation(profile, 0, RuleSet.Sec2020).Products;

        public override SimulatedEstate Build(RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default)
            => EstateBuilder.Build(new EstatePopulation(profile, seed, rules), partitions, threads, cancellation);
    }
}
