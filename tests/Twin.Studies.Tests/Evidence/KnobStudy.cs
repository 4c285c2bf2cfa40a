using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Tests.Evidence;

/// <summary>
/// A study without an estate whose figures are simple formulas of its inputs: what a sweep, a tornado or a comparison must find is known.
/// </summary>
internal sealed class KnobStudy : IStudy
{
    public string Name => "knobs";

    public string Title => "Knobs & dials";

    public StudyGroup Group => StudyGroup.Combined;

    public string Question => "What does a knob do?";

    public IReadOnlyList<string> Modifications => [];

    public IReadOnlyList<InputDefinition> Inputs { get; } =
    [
        InputDefinition.Number("load", "4", 0, 20, "tonnes", "a test", false, "How much is loaded."),
        InputDefinition.Percent("loss", "2", "a test", false, "How much is lost."),
        InputDefinition.WholeNumber("tries", "3", 1, 100, "tries", "a test", false, "How often it is tried.", allowsNone: true),
        InputDefinition.Choice("mode", "plain", ["plain", "off", "fancy"], "a test", false, "How it is done."),
        InputDefinition.Number("known", "7", 0, 100, "units", "a standard", true, "A published number."),
        InputDefinition.Number("idle", "5", 0, 100, "units", "a test", false, "A number that nothing reads."),
        InputDefinition.Number("zero", "0", 0, 100, "units", "a test", false, "A number that is zero."),
        InputDefinition.Number("narrow", "10", 10, 10, "units", "a test", false, "A number with no room."),
    ];

    public IReadOnlyList<TrafficRow> DefaultTraffic => [];

    public string DefaultScenario => "knobs.yaml";

    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        if (scenario.Inputs.Number("load") + scenario.Inputs.Number("known") > 20)
        {
            scenario.Inputs.Fail("load", "at most 20 less what is known", "it does not fit", errors);
        }
    }

    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => ["An answer."];

    public VariantOutcome Run(VariantRun run)
    {
        InputSet inputs = run.Scenario.Inputs;
        bool second = run.Rules.FlagRule.Name == "b";
        double load = (double)inputs.Number("load");
        double loss = inputs.Ppm("loss") / 10_000.0;
        double tries = (double)(inputs.OptionalNumber("tries") ?? 0);
        bool off = inputs.Text("mode") == "off";

        // The level falls by 10 a tonne from 100, or rises by 2 from 40: they meet at 5 tonnes. Seeds differ by their remainder of 3.
        double level = (second ? 40 + (2 * load) : 100 - (10 * load)) + (run.Seed % 3) + tries;
        return new VariantOutcome
        {
            Digest = $"{run.Rules.FlagRule.Name} {run.Seed} {load} {loss} {inputs.Text("mode")}",
            ExogenousHash = $"{run.Seed} {loss}",
            Metrics =
            [
                new Metric("level", level, "points", "How high it stands.") { Title = "Level" },
                new Metric("level.upper", level / 2, "points", "The upper part."),
                new Metric("waitSeconds", (load * 600) + (second ? loss * 60 : 0), "s", "How long it takes.") { Title = "Wait" },
                new Metric("lost", off ? null : loss, "pieces", "What is lost; nothing when it is off.") { Title = "Pieces lost" },
                new Metric("constant", 12, "units", "It never moves.") { Title = "Constant" },
            ],
            Series = [new Series("curve", "Curve", "points", [new SeriesPoint(0, load)], Step: true)],
            Details = [],
            Events = 10,
            HorizonMs = 1_000,
        };
    }

    /// <summary>The study with two variants and these settings.</summary>
    internal static StudyInput Input(params string[] settings)
    {
        KnobStudy study = new();
        InputErrors errors = new();
        Scenario scenario = ScenarioReader.Read(
            study,
            "knobs.yaml",
            "study: knobs\nvariants: [{ name: one, switches: { flagRule: a1 } }, { name: two, switches: { flagRule: b } }]\n",
            null,
            settings,
            [],
            errors)!;
        errors.ThrowIfAny();
        return new StudyInput(study, scenario, new NoEstate(), new Dictionary<string, string>());
    }

    private sealed class NoEstate : EstateFactory
    {
        public override ProductList Products => ProductList.Empty;

        public override Engine.Estate.SimulatedEstate Build(
            RuleSet rules, ulong seed, int partitions, int threads, CancellationToken cancellation = default)
            => throw new InvalidOperationException("knobs have no estate");
    }
}
