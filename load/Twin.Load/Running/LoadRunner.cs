using System.Globalization;
using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Domain.Rules;
using Twin.Load.Arrivals;
using Twin.Load.Recording;
using Twin.Load.Results;
using Twin.Load.Scenarios;
using Twin.Load.Targets;
using Twin.Studies.Running;

namespace Twin.Load.Running;

/// <summary>Runs a load scenario against a twin.</summary>
public static class LoadRunner
{
    private const int SecondUs = 1_000_000;

    /// <summary>Runs it: finds the targets, warms up, makes the calls, sends some of them again.</summary>
    /// <exception cref="InvalidInputException">A step has nobody to go to.</exception>
    /// <exception cref="TwinUnavailableException">The twin could not be asked who there is.</exception>
    public static Task<LoadResult> RunAsync(ITwin twin, LoadScenario scenario, LoadRunOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Factory.StartNew(
            () => GoAsync(twin, scenario, options, cancellation),
            cancellation,
            TaskCreationOptions.DenyChildAttach,
            options.Scheduler).Unwrap();
    }

    private static async Task<LoadResult> GoAsync(
        ITwin twin, LoadScenario scenario, LoadRunOptions options, CancellationToken cancellation)
    {
        options.Progress?.Invoke(new LoadProgress("finding targets", 0, 0, 0, 0, 0));
        TwinDescription description = await twin.DescribeAsync(cancellation);
        LoadTarget[][] targets = await TargetFinder.FindAsync(twin, scenario, description.Premises, options.Scheduler, cancellation);
        RequestNumbers numbers = new(options.Clock.GetUtcNow());
        RepeatSample repeats = new(scenario.Repeats, options.Seed);
        HomeInstaller homes = await HomeInstaller.PrepareAsync(twin, scenario, description.Premises, numbers, cancellation);
        await WarmUpAsync(options, new CallPlan(scenario.Mix, targets, ~options.Seed), scenario, new TwinCaller(
            twin, scenario, numbers, new RepeatSample(0, 0), homes), cancellation);
        string startedAt = options.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        RunRecord record = new([.. scenario.Mix.Select(static one => one.Name)]);
        CallPlan plan = new(scenario.Mix, targets, options.Seed);
        TwinCaller caller = new(twin, scenario, numbers, repeats, homes);
        using LoadDriver driver = new(options, plan, caller, record, scenario.MostInFlight, cancellation);
        OperationRunner operations = new(twin, scenario, driver, record, options.Clock);
        operations.Begin();
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task watch = WatchAsync("load", driver, record, options, scenario.DuringMs, over.Token);
        Task<IReadOnlyList<OperationResult>> reported = operations.RunAsync(numbers, over.Token);
        long endUs;
        IReadOnlyList<OperationResult> happened;
        try
        {
            endUs = await driver.RunAsync(LoadProfile.Of(scenario.Simulations, options.Seed), scenario.DrainMs);
            happened = await reported;
        }
        finally
        {
            over.Cancel();
            await watch;
        }

        RepeatResult? repeated = scenario.Repeats == 0 ? null
            : await RepeatCheck.RunAsync(twin, repeats.Kept, options.Scheduler, cancellation);
        RunFigures figures = record.Figures(endUs);
        return new LoadResult
        {
            Scenario = scenario.Name,
            Title = scenario.Title,
            Seed = options.Seed,
            Target = options.Target,
            Twin = description,
            Version = StudyRunner.Version,
            StartedAt = startedAt,
            Simulations = [.. scenario.Simulations.Select(static one => one.ToString())],
            Targets = scenario.Mix.Zip(targets).ToDictionary(static one => one.First.Name, static one => one.Second.Length),
            MeasuredSeconds = endUs / (double)SecondUs,
            Overall = figures.Overall,
            Steps = figures.Steps,
            Phases = figures.Phases,
            Seconds = figures.Seconds,
            Held = figures.Held,
            Lateness = figures.Lateness,
            Operations = happened,
            Repeats = repeated,
            Thresholds = ThresholdCheck.Of(scenario, figures, happened, repeated),
        };
    }

    // The plan has other draws than the run's, so that the run does not begin with the very calls that are already warm.
    private static async Task WarmUpAsync(
        LoadRunOptions options, CallPlan plan, LoadScenario scenario, TwinCaller caller, CancellationToken cancellation)
    {
        if (scenario.WarmUpMs == 0)
        {
            return;
        }

        RunRecord record = new([.. scenario.Mix.Select(static one => one.Name)]);
        record.BeginPhase("warm-up", 0);
        using LoadDriver driver = new(options, plan, caller, record, scenario.MostInFlight, cancellation);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task watch = WatchAsync("warm-up", driver, record, options, scenario.WarmUpMs, over.Token);
        _ = await driver.RunAsync(LoadProfile.WarmUpOf(scenario.Simulations, scenario.WarmUpMs), scenario.DrainMs);
        over.Cancel();
        await watch;
    }

    private static async Task WatchAsync(
        string part, LoadDriver driver, RunRecord record, LoadRunOptions options, long duringMs, CancellationToken over)
    {
        try
        {
            for (int second = 0; ; second++)
            {
                await options.Clock.UntilAsync(driver.Start, (second + 1L) * SecondUs, over);
                record.Sample(second);
                (long calls, long failures) = record.Count();
                options.Progress?.Invoke(new LoadProgress(part, second + 1, duringMs / 1_000.0, calls, failures, record.InFlight));
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over, or the user ended it; its other parts say so.
        }
    }
}
