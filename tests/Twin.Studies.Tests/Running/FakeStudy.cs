using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Tests.Running;

/// <summary>A study without an estate whose figures a test gives by variant and seed.</summary>
internal sealed class FakeStudy(Func<string, ulong, double?> figure) : IStudy
{
    public string Name => "fake";

    public string Title => "Fake";

    public StudyGroup Group => StudyGroup.Devices;

    public string Question => "What?";

    public IReadOnlyList<string> Modifications => [];

    public IReadOnlyList<InputDefinition> Inputs { get; } =
        [InputDefinition.Number("a.b", "1", 0, 10, "units", "a test", false, "Something.")];

    public IReadOnlyList<TrafficRow> DefaultTraffic => [];

    public string DefaultScenario => "fake.yaml";

    /// <summary>What makes the digest of a run; by default every run's own.</summary>
    internal Func<string, ulong, string> Digest { get; init; } = static (variant, seed) => $"{variant} {seed}";

    /// <summary>The world a run meets; by default the same for all variants of a seed.</summary>
    internal Func<string, ulong, string> World { get; init; } = static (_, seed) => $"world {seed}";

    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
    }

    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => [];

    public VariantOutcome Run(VariantRun run)
    {
        // The fake's variants differ in their flag rule; its name tells them apart.
        string variant = run.Rules.FlagRule.Name;
        return new VariantOutcome
        {
            Digest = Digest(variant, run.Seed),
            ExogenousHash = World(variant, run.Seed),
            Metrics = [new Metric(
                "figure", figure(variant, run.Seed), "units", "A figure."), new Metric("same", run.Seed, "units", "The seed.")],
            Series = [],
            Details = [],
            Events = 10,
            HorizonMs = 1_000,
        };
    }

    /// <summary>Runs the variants a1 and b.</summary>
    internal StudyResult RunTwo(int replications, ulong seed = 5)
    {
        InputErrors errors = new();
        Scenario scenario = ScenarioReader.Read(
            this,
            "fake.yaml",
            "study: fake\nvariants: [{ name: one, switches: { flagRule: a1 } }, { name: two, switches: { flagRule: b } }]",
            null,
            [],
            [],
            errors)!;
        errors.ThrowIfAny();
        return StudyRunner.Run(this, scenario, new NoEstate(), new StudyRunOptions { Seed = seed, Replications = replications }).Result;
    }

    private sealed class NoEstate : EstateFactory
    {
        public override ProductList Products => ProductList.Empty;

        public override Engine.Estate.SimulatedEstate Build(
            RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default)
            => throw new InvalidOperationException("the fake has no estate");
    }
}
