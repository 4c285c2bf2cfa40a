using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Load.Recording;
using Twin.Load.Scenarios;
using Twin.Load.Targets;

namespace Twin.Load.Running;

/// <summary>The calls of a scenario one after another, for a runner that has its own idea of when to make them.</summary>
public sealed class LoadCalls
{
    private readonly LoadScenario scenario;
    private readonly CallPlan plan;
    private readonly TwinCaller caller;
    private long numbered = -1;

    private LoadCalls(LoadScenario scenario, CallPlan plan, TwinCaller caller)
    {
        this.scenario = scenario;
        this.plan = plan;
        this.caller = caller;
    }

    /// <summary>Finds whom the calls may concern.</summary>
    /// <param name="twin">The twin.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed of every draw.</param>
    /// <param name="clock">What the counters of requests begin from.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<LoadCalls> PrepareAsync(
        ITwin twin, LoadScenario scenario, ulong seed, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(clock);
        TwinDescription description = await twin.DescribeAsync(cancellation);
        LoadTarget[][] targets = await TargetFinder.FindAsync(twin, scenario, description.Premises, TaskScheduler.Default, cancellation);
        RequestNumbers numbers = new(clock.GetUtcNow());
        HomeInstaller homes = await HomeInstaller.PrepareAsync(twin, scenario, description.Premises, numbers, cancellation);
        TwinCaller caller = new(twin, scenario, numbers, new RepeatSample(0, seed), homes);
        return new LoadCalls(scenario, new CallPlan(scenario.Mix, targets, seed), caller);
    }

    /// <summary>The next call: its step, and what makes it and gives the answer's code and the kind of failure.</summary>
    /// <remarks>Safe for use by several threads.</remarks>
    public (string Step, Func<Task<(string Code, string Failure)>> Make) Next()
    {
        LoadCall call = plan.Of(Interlocked.Increment(ref numbered));
        return (scenario.Mix[call.Step].Name, async () =>
        {
            CallOutcome outcome = await caller.CallAsync(call, CancellationToken.None);
            return (outcome.Code, outcome.Failure);
        });
    }
}
