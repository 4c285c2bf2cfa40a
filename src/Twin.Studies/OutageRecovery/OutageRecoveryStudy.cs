using Twin.Domain.Network.Release;
using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.OutageRecovery;

/// <summary>The study <c>outage-recovery</c>: the DCC comes back, and everything that waited goes to the users.</summary>
public sealed class OutageRecoveryStudy : IStudy
{
    private const long MostMessages = int.MaxValue;

    /// <inheritdoc/>
    public string Name => "outage-recovery";

    /// <inheritdoc/>
    public string Title => "The DCC comes back after an outage";

    /// <inheritdoc/>
    public StudyGroup Group => StudyGroup.Traffic;

    /// <inheritdoc/>
    public string Question => "When the DCC has been out for hours and comes back, how long does it take until everything that waited has "
        + "reached its users, how long do installers and prepayment customers wait meanwhile, what do users' adapters refuse, "
        + "and what would another order of release change?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Modifications { get; } = ["DP100", "SECMP0030"];

    /// <inheritdoc/>
    public IReadOnlyList<InputDefinition> Inputs => RecoveryDefinitions.All;

    /// <inheritdoc/>
    public IReadOnlyList<TrafficRow> DefaultTraffic { get; } = [];

    /// <inheritdoc/>
    public string DefaultScenario => "outage-recovery.yaml";

    /// <inheritdoc/>
    public void Check(Scenario scenario, EstateFactory estates, InputErrors errors)
    {
        InputSet inputs = scenario.Inputs;
        if (scenario.Traffic.Count > 0)
        {
            InputValue rate = inputs.Find("traffic.messagesPerPremisesPerDay")!;
            errors.Add(
                rate.File, 0, "traffic", string.Join(", ", scenario.Traffic.Select(static row => row.Name)), "no rows",
                "this study's traffic is traffic.messagesPerPremisesPerDay in the mix of mix.NAME.percent");
        }

        bool isReadable = true;
        if (OutageMode.Parse(inputs.Text("outage.mode")) is null)
        {
            inputs.Fail("outage.mode", OutageMode.Allowed, string.Empty, errors);
            isReadable = false;
        }

        if (RecoveryDefinitions.OrderOf(inputs.Text("release.order")) is null)
        {
            inputs.Fail("release.order", $"{MessageClasses.Codes.Allowed}, each once", string.Empty, errors);
            isReadable = false;
        }

        int mix = MessageRow.All.Sum(row => inputs.Ppm(row.Key));
        if (mix != 1_000_000)
        {
            InputValue last = MessageRow.All.Select(row => inputs.Find(row.Key)!).MaxBy(static value => value.Line)!;
            inputs.Fail(
                last.Definition.Key, "shares that make 100 % together", $"the shares of mix make {mix / 10_000m:0.####} %", errors);
        }

        if (isReadable)
        {
            CheckTimes(inputs, estates, errors);
        }
    }

    /// <inheritdoc/>
    public VariantOutcome Run(VariantRun run)
    {
        OutageRecoveryRun recovery = new(run, run.Estates.Build(run.Rules, run.Seed, run.Partitions, run.Threads, run.Cancellation));
        recovery.Run();
        return recovery.Finish();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants) => RecoveryAnswer.Of(variants);

    private static void CheckTimes(InputSet inputs, EstateFactory estates, InputErrors errors)
    {
        RecoveryInputs values = RecoveryInputs.Of(inputs);
        if (values.Mode.Kind != OutageKind.None && values.RestoredMs > values.HorizonMs)
        {
            inputs.Fail(
                "outage.hours",
                $"at most horizonHours less outage.atHours ({inputs.Text("horizonHours")} - {inputs.Text("outage.atHours")} hours)",
                "the outage would end after the run",
                errors);
        }

        if (values.UserRetry.LongestMs < values.UserRetry.FirstMs)
        {
            inputs.Fail(
                "userRetry.longestSeconds", $"at least userRetry.firstSeconds ({inputs.Text("userRetry.firstSeconds")})", string.Empty,
                errors);
        }

        if (estates.Premises is { } premises && MessageTimes.CountOf(values, premises) is var count and > MostMessages)
        {
            inputs.Fail(
                "traffic.messagesPerPremisesPerDay",
                $"less than {MostMessages:#,##0} messages in the days of the run and two more",
                $"{premises} premises would have {count:#,##0}",
                errors);
        }
    }
}
