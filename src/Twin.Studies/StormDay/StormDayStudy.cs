using Twin.Domain.Rules;
using Twin.Studies.CplRemoval;
using Twin.Studies.OutageRecovery;
using Twin.Studies.PowerOutage;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.StormDay;

/// <summary>The study <c>storm-day</c>: everything at once, on one timeline.</summary>
public sealed class StormDayStudy : IStudy
{
    private readonly CplRemovalStudy removal = new();
    private readonly PowerOutageStudy power = new();
    private readonly OutageRecoveryStudy recovery = new();

    /// <inheritdoc/>
    public string Name => "storm-day";

    /// <inheritdoc/>
    public string Title => "A storm on the day a popular model leaves the CPL";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Combined;

    /// <inheritdoc/>
    public string Question => "When a storm takes the supply of a region during a firmware campaign, on the day a popular model leaves the "
        + "CPL, and the DCC has an outage in the middle of it: what reaches whom how late, and which change of the rules helps?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["MP105", "DP100", "MP096", "MP077"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => StormInputs.Definitions;

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic => removal.DefaultTraffic;

    /// <inheritdoc/>
    public string DefaultScenario => "storm-day.yaml";

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        StormInputs inputs = new(scenario.Inputs);
        removal.Check(scenario with { Inputs = inputs.OfCpl }, estates, errors);
        power.Check(scenario with { Inputs = inputs.OfPower }, estates, errors);
        recovery.Check(scenario with { Inputs = inputs.OfDcc, Traffic = [] }, estates, errors);
        if (OutageMode.Parse(inputs.OfDcc.Text("outage.mode")) is { Kind: OutageKind.Dsp or OutageKind.Csp })
        {
            inputs.OfDcc.Fail(
                "outage.mode",
                "none, outbound, or capacity:1 to capacity:99 (percent)",
                "what the removal and the AD1 would do while the DSP or a CSP is out is not modelled; outage-recovery knows the rest",
                errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
        => new StormRun(run, run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation)).Run();

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => StormAnswer.Of(variants);
}
