using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Twin.Domain.Rules;
using Twin.Load.Results;
using Twin.Load.Running;
using Twin.Load.Scenarios;

namespace Twin.Load.Tests;

/// <summary>
/// Runs scenarios in virtual time on one thread: everything that is ready runs, then the clock moves on by a millisecond. So a run of a
/// minute takes no minute, and ends the same every time.
/// </summary>
internal static class VirtualRun
{
    private const int LongestMs = 600_000;

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static LoadScenario Scenario(string yaml)
    {
        InputErrors errors = new();
        LoadScenario? scenario = LoadScenarioReader.Read("test.yaml", yaml, errors);
        errors.ThrowIfAny();
        return scenario!;
    }

    /// <summary>A scenario of one step to ESMEs with these simulations and whatever else.</summary>
    public static LoadScenario Simple(string simulations, string more = "") => Scenario(
        $$"""
        name: simple
        title: A test
        premises: { count: 10 }
        mix:
          - { step: read, send: "4.1.1", to: ESME }
        simulations: {{simulations}}
        {{more}}
        """);

    public static LoadResult Run(FakeTwin twin, LoadScenario scenario, FakeTimeProvider clock, ulong seed = 7)
    {
        // The test framework's own context would take continuations away from the one thread.
        SynchronizationContext.SetSynchronizationContext(null);
        OneThread scheduler = new();
        LoadRunOptions options = new() { Clock = clock, Seed = seed, Target = "memory", Scheduler = scheduler };
        Task<LoadResult> run = LoadRunner.RunAsync(twin, scenario, options, CancellationToken.None);
        for (int ms = 0; ms < LongestMs; ms++)
        {
            scheduler.RunAll();
            if (run.IsCompleted)
            {
                return run.GetAwaiter().GetResult();
            }

            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        throw new InvalidOperationException("the run did not end");
    }

    private sealed class OneThread : TaskScheduler
    {
        private readonly ConcurrentQueue<Task> ready = new();

        public void RunAll()
        {
            while (ready.TryDequeue(out Task? task))
            {
                TryExecuteTask(task);
            }
        }

        protected override IEnumerable<Task> GetScheduledTasks() => ready;

        protected override void QueueTask(Task task) => ready.Enqueue(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    }
}
