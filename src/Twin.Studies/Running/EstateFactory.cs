using Twin.Domain.Population;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>Makes the estate of a run afresh for every variant and replication: its flags follow from the variant's own rules.</summary>
public abstract class EstateFactory
{
    private static readonly UserDirectory NoUsers = new([]);

    /// <summary>The CPL entries of the estate.</summary>
    public abstract ProductList Products { get; }

    /// <summary>The users of the estate, by which a study's <c>Check</c> knows a name; empty where none are known.</summary>
    public virtual UserDirectory Users => NoUsers;

    /// <summary>How many premises the estate will have; null before an inventory is read.</summary>
    public virtual int? Premises => null;

    /// <summary>What the estate's input leaves doubtful though it can be used, a sentence each: check digits that do not fit.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>Makes the estate.</summary>
    /// <param name="rules">The rule set that the flags follow.</param>
    /// <param name="seed">The seed, for a generated estate.</param>
    /// <param name="partitions">How many partitions.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <param name="cancellation">Stops the building.</param>
    public abstract SimulatedEstate Build(RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default);

    /// <summary>Opens what a scenario or a command names: a shipped profile, a profile file or an inventory.</summary>
    /// <param name="source">What is named.</param>
    /// <param name="folder">The folder its path is relative to; null for the working folder.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The factory; null when anything was wrong.</returns>
    public static EstateFactory? Open(EstateSource source, string? folder, InputErrors errors)
        => EstateFactories.Open(source, folder, new Dictionary<string, string>(StringComparer.Ordinal), errors);

    /// <summary>An estate generated from a profile.</summary>
    public static EstateFactory Generated(PopulationProfile profile) => new FromProfile(profile);

    private sealed class FromProfile(PopulationProfile profile) : EstateFactory
    {
        public override ProductList Products { get; } = new EstatePopulation(profile, 0, RuleSet.Sec2020).Products;

        public override UserDirectory Users { get; } = new EstatePopulation(profile, 0, RuleSet.Sec2020).Users;

        public override int? Premises => profile.Premises;

        public override SimulatedEstate Build(
            RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default)
            => EstateBuilder.Build(new EstatePopulation(profile, seed, rules), partitions, threads, cancellation);
    }
}
