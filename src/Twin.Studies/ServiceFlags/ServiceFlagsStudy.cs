using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.ServiceFlags;

/// <summary>The study <c>service-flags</c>: what registration is told of smart meters, and what MP077 changes of it.</summary>
public sealed class ServiceFlagsStudy : IStudy
{
    /// <inheritdoc/>
    public string Name => "service-flags";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Flags;

    /// <inheritdoc/>
    public string Title => "DCC Service Flags and the go-live of MP077";

    /// <inheritdoc/>
    public string Question => "How wrong are the flags that registration systems hold of smart meters under each flag rule and export "
        + "policy, what is sent to which RDP when another rule goes live, how long do they take over it, "
        + "and what are consumers told who switch?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["MP077"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => ServiceFlagsInputs.Definitions;

    /// <inheritdoc/>
    public string DefaultScenario => "service-flags.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic => [];

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        ServiceFlagsInputs values = ServiceFlagsInputs.Of(inputs);
        if (values.RemovalPpm + values.SuspensionPpm + (long)values.RecoveryPpm > Whole)
        {
            inputs.Fail(
                "removals.percentPerYear",
                "at most 100 together with suspensions.percentPerYear and recoveries.percentPerYear",
                "more than every meter a year",
                errors);
        }

        foreach ((string key, long switchMs) in (ReadOnlySpan<(string, long)>)
            [("goLive.electricitySwitchAfterDays", values.ElectricitySwitchMs), ("goLive.gasSwitchAfterDays", values.GasSwitchMs)])
        {
            if (switchMs >= values.HorizonMs)
            {
                inputs.Fail(key, $"less than after.days ({inputs.Text("after.days")} days)", "the run would end before", errors);
            }
        }

        if (scenario.Traffic.Count > 0)
        {
            inputs.Fail(
                $"traffic.{scenario.Traffic[0].Name}.perDevicePerDay", "no traffic", "this study sends no requests to meters", errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run) => ServiceFlagsRun.Of(run);

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => ServiceFlagsAnswer.Of(variants);

    private const int Whole = 1_000_000;
}
