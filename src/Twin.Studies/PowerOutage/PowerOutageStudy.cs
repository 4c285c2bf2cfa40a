using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.PowerOutage;

/// <summary>The study <c>power-outage</c>: the supply of many is lost, and alerts race calls (MP096).</summary>
public sealed class PowerOutageStudy : IStudy
{
    /// <inheritdoc/>
    public string Name => "power-outage";

    /// <inheritdoc/>
    public string Title => "Power outage alerts and their times";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.PowerOutages;

    /// <inheritdoc/>
    public string Question
        => "When many premises lose their supply, how soon do network operators get the power outage alerts, how many of "
        + "them within the time of the SEC, how much sooner than by telephone, and what would a change of the target or a "
        + "renegotiation alter?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["MP096"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => PowerOutageInputs.Definitions;

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic => [];

    /// <inheritdoc/>
    public string DefaultScenario => "power-outage.yaml";

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        int before = errors.Items.Count;
        OutageSlot.Check(inputs, errors);
        OutageSlot.CheckArea(inputs, "border.area", allowsAll: false, errors);
        if (errors.Items.Count > before)
        {
            return;
        }

        PowerOutageInputs values = PowerOutageInputs.Of(inputs);
        if (values.Curve is null && values.Extrapolation == OutageAlertExtrapolation.Proportional)
        {
            inputs.Fail(
                "extrapolation", "saturated, or another curve than queue",
                "a queue cannot know how large an event will be, so its throughput cannot grow with it", errors);
        }

        if (values.Alerts is { } alerts && estates.Premises is { } premises && alerts > premises)
        {
            inputs.Fail("alerts", $"at most {premises}, the premises of the estate", "each premises has one hub", errors);
        }

        if (values.Alerts is null && !values.Slots.Any(static s => s.IsUsed))
        {
            inputs.Fail("outage1.area", "an area, or premises, or a number of alerts", "there is no outage", errors);
        }

        foreach (OutageSlot slot in values.Slots)
        {
            bool used = values.Alerts is null ? slot.IsUsed : slot == values.Slots[0];
            if (used && slot.StartMs >= values.HorizonMs)
            {
                inputs.Fail($"{slot.Name}.atMinutes", "less than the horizon", "the outage would begin after the end", errors);
            }
        }

        if (values.Alerts is not null && values.Slots[0].DurationMs < values.Supply.HoldUpMs)
        {
            inputs.Fail(
                "outage1.durationMinutes", "at least holdUpSeconds, with a number of alerts", "no hub would raise an alert", errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
        => new PowerOutageRun(run, run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation)).Run();

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => PowerOutageAnswer.Of(variants);
}
