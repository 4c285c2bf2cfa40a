using Microsoft.Extensions.Time.Testing;
using Twin.Contracts;
using Twin.Contracts.Operations;
using Twin.Domain.Rules;
using Twin.Load.Results;
using Twin.Load.Scenarios;
using Xunit;

namespace Twin.Load.Tests;

public class LoadRunnerTests
{
    private readonly FakeTimeProvider clock = VirtualRun.Clock();

    [Fact]
    public void Open_model_calls_at_its_moments_however_slow_the_twin_is()
    {
        FakeTwin twin = new(clock) { Delay = static _ => TimeSpan.FromSeconds(10) };
        DateTimeOffset start = clock.GetUtcNow();
        LoadResult result = VirtualRun.Run(twin, VirtualRun.Simple("[{ inject: { rate: 10, during: 3s } }]"), clock);
        Assert.Equal(
            Enumerable.Range(0, 30).Select(static number => 50.0 + (100 * number)),
            twin.Sent.Select(one => (one.At - start).TotalMilliseconds));
        Assert.Equal((30, 30L, 0L), (twin.MostInFlight, result.Overall.Answered, result.Held));
        Assert.InRange(result.Overall.Latency.MaxUs, 10_000_000, 10_010_000);
        Assert.InRange(result.MeasuredSeconds, 12.95, 12.97);
    }

    [Fact]
    public void A_call_that_has_to_wait_counts_from_when_it_was_due()
    {
        FakeTwin twin = new(clock) { Delay = static _ => TimeSpan.FromMilliseconds(100) };
        LoadResult result = VirtualRun.Run(twin, VirtualRun.Simple("[{ inject: { rate: 20, during: 1s } }]", "in-flight: 1"), clock);
        Assert.Equal((1, 20L, 19L), (twin.MostInFlight, result.Overall.Answered, result.Held));
        // The twin itself takes a tenth of a second always; the twentieth call was due after 0.975 s and answered after 2.025 s.
        Assert.InRange(result.Overall.Service.MaxUs, 100_000, 102_000);
        Assert.InRange(result.Overall.Latency.MaxUs, 1_050_000, 1_090_000);
        Assert.InRange(result.Lateness.MaxUs, 950_000, 990_000);
    }

    [Fact]
    public void Closed_model_keeps_so_many_copies_that_wait_for_their_answers()
    {
        FakeTwin twin = new(clock) { Delay = static _ => TimeSpan.FromMilliseconds(99) };
        LoadResult result = VirtualRun.Run(twin, VirtualRun.Simple("[{ keep-constant: { copies: 3, during: 1s } }]"), clock);
        Assert.Equal(3, twin.MostInFlight);
        Assert.InRange(result.Overall.Calls, 30, 33);
        Assert.Equal(0, result.Held);
        Assert.InRange(result.Lateness.MaxUs, 0, 1);
    }

    [Fact]
    public void A_pause_makes_no_calls()
    {
        FakeTwin twin = new(clock);
        LoadResult result = VirtualRun.Run(
            twin,
            VirtualRun.Simple("[{ inject: { rate: 5, during: 1s } }, { pause: { during: 2s } }, { inject: { rate: 5, during: 1s } }]"),
            clock);
        Assert.Equal([5, 0, 0, 5], result.Seconds.Take(4).Select(static one => one.Due));
    }

    [Fact]
    public void The_warm_up_is_made_and_not_counted()
    {
        FakeTwin twin = new(clock);
        LoadResult result = VirtualRun.Run(twin, VirtualRun.Simple("[{ inject: { rate: 10, during: 1s } }]", "warm-up: 2s"), clock);
        Assert.Equal((30, 10L), (twin.Sent.Count, result.Overall.Calls));
    }

    [Fact]
    public void Calls_that_the_twin_does_not_answer_are_failures_by_kind()
    {
        FakeTwin twin = new(clock)
        {
            Delay = static number => TimeSpan.FromSeconds(number == 3 ? 900 : 0.01),
            Fault = static number => number switch
            {
                1 => new TwinUnavailableException("down", "wait"),
                2 => new TwinRequestException([new FieldProblem("srv", "x", "y")]),
                4 => new InvalidOperationException("HTTP status 500\nand more"),
                _ => null,
            },
        };
        LoadScenario scenario = VirtualRun.Simple(
            "[{ inject: { rate: 10, during: 1s } }]", "drain: 5s\nthresholds: { overall: [failures <= 40 %, failures < 4, p99 < 1s] }");
        LoadResult result = VirtualRun.Run(twin, scenario, clock);
        Assert.Equal((10L, 6L, 4L), (result.Overall.Calls, result.Overall.Answered, result.Overall.Failures));
        Assert.Equal(
            ["HTTP status 500", "call refused: srv is 'x'; expected y", "no answer before the end of the run", "twin unavailable"],
            result.Overall.FailureKinds.Keys);
        Assert.Equal([true, false, true], result.Thresholds.Select(static one => one.Kept));
        Assert.Equal("40 % (4)", result.Thresholds[0].Found);
    }

    [Fact]
    public void A_removal_divides_the_run_and_its_refusals_are_counted_in_their_part()
    {
        FakeTwin twin = new(clock);
        twin.Reaching.Enqueue(5);
        twin.Reaching.Enqueue(2);
        LoadResult result = VirtualRun.Run(twin, Removal("expect: [I99, E5]"), clock);
        Assert.Equal(["before gone", "during gone", "after gone"], result.Phases.Select(static one => one.Name));
        Assert.Equal([20L, 10L, 30L], result.Phases.Select(static one => one.Overall.Calls));
        Assert.Equal([false, true, true], result.Phases.Select(static one => one.Overall.Codes.ContainsKey("E5")));
        Assert.Equal(result.Overall.Codes["E5"], result.Phases.Sum(static one => one.Overall.Codes.GetValueOrDefault("E5")));
        Assert.Equal((0L, false), (result.Overall.Failures, result.Crossed));
        OperationResult operation = Assert.Single(result.Operations);
        Assert.Equal(("I0", 2L), (operation.Code, operation.Reaching));
        Assert.InRange(operation.ReachedAfterSeconds!.Value, 1.0, 1.01);
        Assert.NotEqual(Guid.Empty, Assert.IsType<CplEntryRemoved>(Assert.Single(twin.Reported)).Id);
    }

    [Fact]
    public void A_refusal_that_is_not_expected_is_a_failure()
    {
        LoadResult result = VirtualRun.Run(new FakeTwin(clock), Removal("weight: 1"), clock);
        Assert.Equal(result.Overall.Codes["E5"], result.Overall.FailureKinds["answered E5"]);
    }

    [Theory]
    [InlineData(false, 25, true)]
    [InlineData(true, 0, false)]
    public void Repeated_requests_show_whether_the_twin_does_things_twice(bool forgets, int same, bool kept)
    {
        FakeTwin twin = new(clock) { Forgets = forgets };
        LoadResult result = VirtualRun.Run(twin, VirtualRun.Simple("[{ inject: { rate: 50, during: 1s } }]", "verify: 25"), clock);
        Assert.Equal((25, same), (result.Repeats!.Sent, result.Repeats.Same));
        Assert.Equal((kept, !kept), (Assert.Single(result.Thresholds).Kept, result.Crossed));
        Assert.Equal(75, twin.Sent.Count);
        Assert.Equal(50, twin.Sent.Select(static one => one.Request.Id).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_makes_the_same_calls_under_new_ids()
    {
        LoadScenario scenario = VirtualRun.Scenario(
            """
            name: mixed
            title: A mix
            premises: { count: 10 }
            mix:
              - { step: read, weight: 3, send: "4.1.1", to: ESME }
              - { step: top-up, weight: 1, send: "2.2", to: GSME, values: { amountPence: { from: 100, to: 900 } } }
            simulations: [{ inject: { rate: 100, during: 4s } }]
            """);
        FakeTwin first = new(clock);
        LoadResult result = VirtualRun.Run(first, scenario, clock);
        FakeTwin second = new(clock);
        _ = VirtualRun.Run(second, scenario, clock);
        Assert.Equal(Calls(first), Calls(second));
        Assert.Empty(first.Sent.Select(static one => one.Request.Id).Intersect(second.Sent.Select(static one => one.Request.Id)));
        Assert.InRange(result.Steps[0].Calls, 270, 330);
        Assert.Equal([10, 5], result.Targets.Values);
        Assert.All(
            first.Sent.Where(static one => one.Request.Srv.Srv == "2.2"),
            static one => Assert.InRange(one.Request.Values[0].Value.Number, 100, 900));
        Assert.All(
            first.Sent,
            static one => Assert.Equal(one.Request.Srv.Srv == "2.2" ? FakeTwin.GasSupplier : FakeTwin.Supplier, one.Request.Id.Originator));

        static IEnumerable<string> Calls(FakeTwin twin)
            => twin.Sent.Select(static one => $"{one.Request.Srv} {one.Request.Id.Target} {one.Request.Values}");
    }

    [Fact]
    public void A_step_with_nobody_to_go_to_is_refused_before_anything_is_sent()
    {
        FakeTwin twin = new(clock);
        LoadScenario scenario = VirtualRun.Scenario(
            """
            name: nobody
            title: No such devices
            mix:
              - { step: read, send: "4.1.1", to: ESME, among: { model: Unheard } }
              - { step: other, send: "4.8.1", to: ESME, as: other-user }
            simulations: [{ inject: { rate: 1, during: 1s } }]
            """);
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => VirtualRun.Run(twin, scenario, clock));
        Assert.Equal(["step read", "step other"], refused.Errors.Select(static one => one.Field));
        Assert.Empty(twin.Sent);
    }

    [Fact]
    public void A_fault_of_the_program_ends_the_run_and_is_told()
    {
        FakeTwin twin = new(clock) { Fault = static number => number == 2 ? new InvalidCastException("broken") : null };
        InvalidOperationException told = Assert.Throws<InvalidOperationException>(
            () => VirtualRun.Run(twin, VirtualRun.Simple("[{ inject: { rate: 10, during: 60s } }]"), clock));
        Assert.IsType<InvalidCastException>(told.InnerException);
        Assert.InRange(twin.Sent.Count, 3, 4);
    }

    private static LoadScenario Removal(string more) => VirtualRun.Scenario(
        $$"""
        name: removal
        title: A model leaves the list
        premises: { count: 10 }
        mix:
          - { step: read, send: "4.1.1", to: ESME, {{more}} }
        simulations: [{ inject: { rate: 10, during: 6s } }]
        operations:
          - at: 2s
            name: gone
            cpl-entry-removed: { type: ESME, manufacturer: Northfield, model: Aurora E2, firmware: "1.04" }
        """);
}
