using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Load.Arrivals;
using Twin.Load.Scenarios;
using Xunit;

namespace Twin.Load.Tests;

public class ArrivalScheduleTests
{
    private const long Second = 1_000_000;

    [Theory]
    [InlineData(1, 1_000, 4_000, new long[] { 500_000, 1_500_000, 2_500_000, 3_500_000 })]
    [InlineData(4, 1_000, 1_000, new long[] { 125_000, 375_000, 625_000, 875_000 })]
    [InlineData(1, 2_000, 3_000, new long[] { 1_000_000, 3_000_000 })]
    [InlineData(1, 2_000, 2_999, new long[] { 1_000_000 })]
    [InlineData(0, 1_000, 9_000, new long[] { })]
    [InlineData(3, 1_000, 1_000, new long[] { 166_667, 500_000, 833_334 })]
    public void Inject_spaces_arrivals_evenly(int rate, long intervalMs, long duringMs, long[] expected)
        => Assert.Equal(expected, Arrivals(Part(SimulationKind.Inject, rate, intervalMs, duringMs)));

    [Fact]
    public void Ramping_inject_starts_from_the_rate_before_and_ends_at_its_own()
    {
        long[] arrivals = Arrivals(Part(SimulationKind.RampingInject, 10, 1_000, 10_000), Part(SimulationKind.Inject, 10, 1_000, 1_000));
        Assert.Equal(60, arrivals.Length);
        // Half of the ramp's integral lies before the time 10 s / sqrt(2).
        Assert.Equal(25, arrivals.Count(static at => at <= 7_071_068));
        Assert.Equal(10, arrivals.Count(static at => at > 10 * Second));
    }

    [Fact]
    public void Ramping_inject_goes_down_as_well()
        => Assert.Equal(
            150,
            Arrivals(Part(SimulationKind.Inject, 100, 1_000, 1_000), Part(SimulationKind.RampingInject, 0, 1_000, 1_000)).Length);

    [Fact]
    public void Ramps_between_rates_of_different_intervals_join()
        => Assert.Equal(
            // 1 s at 60 a minute, then from 1 a second to 3 a second in 10 s.
            1 + 20,
            Arrivals(Part(SimulationKind.Inject, 60, 60_000, 1_000), Part(SimulationKind.RampingInject, 3, 1_000, 10_000)).Length);

    [Fact]
    public void A_ramp_after_a_pause_starts_from_nothing()
        => Assert.Equal(
            10 + 5,
            Arrivals(
                Part(SimulationKind.Inject, 10, 1_000, 1_000),
                Part(SimulationKind.Pause, 0, 1_000, 5_000),
                Part(SimulationKind.RampingInject, 10, 1_000, 1_000)).Length);

    [Fact]
    public void Inject_random_stays_within_its_bounds_in_every_interval()
    {
        LoadSimulation random = Part(SimulationKind.InjectRandom, 5, 1_000, 100_000) with { MaxRate = 9 };
        int[] perSecond = [.. Arrivals(random).GroupBy(static at => at / Second).Select(static group => group.Count())];
        Assert.Equal(100, perSecond.Length);
        Assert.Equal((5, 9), (perSecond.Min(), perSecond.Max()));
    }

    [Fact]
    public void Inject_random_depends_on_the_seed_alone()
    {
        ImmutableArray<LoadSimulation> parts = [Part(SimulationKind.InjectRandom, 0, 1_000, 60_000) with { MaxRate = 50 }];
        Assert.Equal(Of(parts, 3), Of(parts, 3));
        Assert.NotEqual(Of(parts, 3), Of(parts, 4));
    }

    [Fact]
    public void A_day_of_arrivals_does_not_drift()
    {
        // One in seven seconds: the last of a day lies where the first one's spacing says, to the microsecond.
        long[] arrivals = Arrivals(Part(SimulationKind.Inject, 1, 7_000, 86_400_000));
        Assert.Equal(12_343, arrivals.Length);
        Assert.Equal(3_500_000 + (12_342L * 7 * Second), arrivals[^1]);
    }

    [Property]
    public Property Arrivals_are_the_integral_of_the_rate_and_ascend() => Prop.ForAll(
        Gen.Choose(0, 500).Four().ToArbitrary(),
        numbers =>
        {
            (int first, int second, int interval, int length) = numbers;
            LoadSimulation[] parts =
            [
                Part(SimulationKind.RampingInject, first, 1_000, 1 + length),
                Part(SimulationKind.RampingInject, second, 10 + interval, 1 + (2 * length)),
            ];
            long[] arrivals = Arrivals(parts);
            double ramp = first / 2.0 * (1 + length) / 1_000;
            double other = (first / 1_000.0 + (second / (10.0 + interval))) / 2 * (1 + (2 * length));
            return arrivals.Zip(arrivals.Skip(1)).All(static pair => pair.First <= pair.Second)
                && Math.Abs(arrivals.Length - ramp - other) <= 1.001
                && arrivals.All(at => at >= 0 && at <= (2L + (3 * length)) * 1_000);
        });

    [Theory]
    [InlineData(100_000, 1_000, 100_000)]
    [InlineData(1_000_000, 10_000, 100_000)]
    [InlineData(1_000_000, 3_600_000, 278)]
    public void The_largest_rates_over_a_day_are_counted_without_overflow(int rate, long intervalMs, int aSecond)
    {
        LoadProfile profile = LoadProfile.Of([Part(SimulationKind.Inject, rate, intervalMs, 86_400_000)], 0);
        Assert.Equal((double)rate * 86_400_000 / intervalMs, ArrivalSchedule.CountOf(profile.Rates));
        Assert.InRange(ArrivalSchedule.Of(profile.Rates).TakeWhile(static at => at < Second).Count(), aSecond - 1, aSecond);
    }

    [Fact]
    public void The_warm_up_holds_the_level_that_the_first_load_states()
    {
        LoadSimulation[] parts = [Part(SimulationKind.Pause, 0, 1_000, 5_000), Part(SimulationKind.RampingInject, 20, 1_000, 60_000)];
        LoadProfile warmUp = LoadProfile.WarmUpOf(parts, 2_000);
        Assert.Equal(40, ArrivalSchedule.CountOf(warmUp.Rates));
        Assert.Equal(2 * Second, warmUp.LengthUs);
    }

    private static LoadSimulation Part(SimulationKind kind, int rate, long intervalMs, long duringMs)
        => new() { Kind = kind, Rate = rate, IntervalMs = intervalMs, DuringMs = duringMs };

    private static long[] Arrivals(params LoadSimulation[] parts) => Of(parts, 0);

    private static long[] Of(IReadOnlyList<LoadSimulation> parts, ulong seed) => [.. ArrivalSchedule.Of(LoadProfile.Of(parts, seed).Rates)];
}
