using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;
using Twin.Client;
using Twin.Domain.Rules;
using Twin.Load.Running;
using Twin.Load.Scenarios;
using Threshold = Twin.Load.Scenarios.Threshold;

// Runs a load scenario on NBomber: dotnet run --project load/Twin.Load.NBomber -- scenario.yaml [address]
if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("usage: Twin.Load.NBomber scenario.yaml [address]");
    return 2;
}

InputErrors errors = new();
LoadScenario? scenario = LoadScenarioReader.Read(args[0], File.ReadAllText(args[0]), errors);
if (scenario is null)
{
    foreach (InputError error in errors.Items)
    {
        Console.Error.WriteLine($"error: {error}");
    }

    return 2;
}

if (!scenario.Operations.IsEmpty || scenario.Repeats > 0)
{
    Console.Error.WriteLine("note: operations and verify are the built-in runner's; NBomber makes the calls alone");
}

await using TwinClient twin = TwinClient.Connect(args.Length > 1 ? args[1] : scenario.Target.ToString().TrimEnd('/'));
LoadCalls calls = await LoadCalls.PrepareAsync(twin, scenario, scenario.Seed ?? 0, new TwinClientOptions().Clock, CancellationToken.None);
ScenarioProps props = Scenario.Create(scenario.Name, async context =>
    {
        (string step, Func<Task<(string Code, string Failure)>> make) = calls.Next();
        return await Step.Run(step, context, async () =>
        {
            (string code, string failure) = await make();
            return failure.Length == 0 ? Response.Ok(statusCode: code) : Response.Fail(statusCode: code, message: failure);
        });
    })
    .WithWarmUpDuration(TimeSpan.FromMilliseconds(scenario.WarmUpMs))
    .WithMaxFailCount(int.MaxValue)
    .WithLoadSimulations([.. scenario.Simulations.Select(Simulate)]);
if (scenario.WarmUpMs == 0)
{
    props = props.WithoutWarmUp();
}

NodeStats stats = NBomberRunner.RegisterScenarios(props).WithTestName(scenario.Name).Run();
bool crossed = false;
foreach (Threshold threshold in scenario.Thresholds)
{
    double? found = Find(stats.ScenarioStats[0], threshold, scenario.DuringMs / 1_000.0);
    bool kept = found is { } value && threshold.Holds(value);
    crossed |= found is not null && !kept;
    string verdict = found is null ? "not measured by NBomber" : kept ? "kept" : "crossed";
    Console.WriteLine(FormattableString.Invariant($"{threshold.Step ?? "overall"}: {threshold.Text}: {verdict}"));
}

return crossed ? 99 : 0;

static NBomber.Contracts.LoadSimulation Simulate(Twin.Load.Scenarios.LoadSimulation one)
{
    TimeSpan during = TimeSpan.FromMilliseconds(one.DuringMs);
    TimeSpan interval = TimeSpan.FromMilliseconds(one.IntervalMs);
    return one.Kind switch
    {
        SimulationKind.Inject => Simulation.Inject(one.Rate, interval, during),
        SimulationKind.RampingInject => Simulation.RampingInject(one.Rate, interval, during),
        SimulationKind.InjectRandom => Simulation.InjectRandom(one.Rate, one.MaxRate, interval, during),
        SimulationKind.KeepConstant => Simulation.KeepConstant(one.Copies, during),
        SimulationKind.RampingConstant => Simulation.RampingConstant(one.Copies, during),
        _ => Simulation.Pause(during),
    };
}

// In the unit of the threshold; null for what NBomber does not count (p99.9, held).
static double? Find(ScenarioStats all, Threshold threshold, double seconds)
{
    StepStats? step = threshold.Step is null ? null : all.StepStats.FirstOrDefault(one => one.StepName == threshold.Step);
    if (threshold.Step is not null && step is null)
    {
        return null;
    }

    MeasurementStats ok = step?.Ok ?? all.Ok;
    MeasurementStats fail = step?.Fail ?? all.Fail;
    double made = ok.Request.Count + fail.Request.Count;
    double? count = threshold.Metric switch
    {
        ThresholdMetric.Failures => fail.Request.Count,
        ThresholdMetric.Code => ok.StatusCodes.Concat(fail.StatusCodes)
            .Where(one => one.StatusCode == threshold.Code.ToString()).Sum(one => (double)one.Count),
        _ => null,
    };
    return threshold.Metric switch
    {
        ThresholdMetric.Percentile => Microseconds(threshold.Percentile switch
        {
            50 => ok.Latency.Percent50,
            75 => ok.Latency.Percent75,
            95 => ok.Latency.Percent95,
            99 => ok.Latency.Percent99,
            100 => ok.Latency.MaxMs,
            _ => null,
        }),
        ThresholdMetric.Mean => Microseconds(ok.Latency.MeanMs),
        ThresholdMetric.Rate => made / seconds,
        _ => count is null || made == 0 ? null : threshold.IsPercent ? 100 * count / made : count,
    };

    static double? Microseconds(double? ms) => ms * 1_000;
}
