using Twin.Domain.Rules;
using Twin.Engine.Scheduling;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Results;
using Twin.Studies.Scenarios;
using Xunit;

namespace Twin.Studies.Tests.OutageRecovery;

public sealed class MessageTimesTests
{
    private const long HourMs = 3_600_000;

    private static RecoveryInputs Inputs(params (string Key, string Text)[] settings)
    {
        InputSet inputs = new("outage-recovery", RecoveryDefinitions.All);
        foreach ((string key, string text) in settings)
        {
            inputs.Set(key, text, AssumptionOrigin.CommandLine, "test", 0, new InputErrors());
        }

        return RecoveryInputs.Of(inputs);
    }

    private static List<SimEvent> All(RecoveryInputs inputs, int premises, int partition = 0, int partitions = 1)
    {
        MessageSource source = new(new MessageTimes(inputs, premises, 7), inputs.HorizonMs, partition, partitions);
        List<SimEvent> all = [];
        for (ArraySegment<SimEvent> some = source.Next(); some.Count > 0; some = source.Next())
        {
            all.AddRange(some);
        }

        return all;
    }

    [Theory]
    [InlineData("1", 1.0, 24)]
    [InlineData("3", 3.0, 4.8)]
    [InlineData("5", 5.0, 2.67)]
    public void Night_has_the_factor_over_the_mean_and_the_whole_day_the_mean(string factor, double times, double nightHours)
    {
        List<SimEvent> day = All(Inputs(("night.peakFactor", factor), ("startsAtHour", "0"), ("horizonHours", "24")), 100_000);
        Assert.Equal(144_000, day.Count, 9.0);
        double inFirstTwoHours = day.Count(static e => e.TimeMs < 2 * HourMs);
        Assert.Equal(times, inFirstTwoHours / 12_000, 0.01);
        SimEvent last = day.Last(static e => MessageRow.All[MessageSource.RowOf(e)].IsScheduled);
        Assert.Equal(nightHours, last.TimeMs / (double)HourMs, 0.02);
    }

    [Fact]
    public void Night_that_began_on_the_day_before_goes_on_at_the_start()
    {
        List<SimEvent> day = All(Inputs(("night.startsAtHour", "22"), ("startsAtHour", "0"), ("horizonHours", "24")), 100_000);
        Assert.Equal(144_000, day.Count, 9.0);
        Assert.Equal(2.8, day.Last(static e => e.TimeMs < 12 * HourMs && IsScheduled(e)).TimeMs / (double)HourMs, 0.02);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void Partitions_share_the_messages_of_one(int partitions)
    {
        RecoveryInputs inputs = Inputs(("startsAtHour", "17.3"), ("horizonHours", "31"));
        List<SimEvent> one = All(inputs, 2_000);
        List<SimEvent> several = [.. Enumerable.Range(0, partitions).SelectMany(p => All(inputs, 2_000, p, partitions))];

        Assert.Equal(one, several.OrderBy(static e => e.TimeMs).ThenBy(static e => e.Entity));
        Assert.Equal(one.Count, one.Select(static e => e.Entity).Distinct().Count());
        Assert.All(one, static e => Assert.InRange(MessageSource.PremisesOf(e), 0, 1_999));
    }

    [Fact]
    public void Message_finds_its_time_again()
    {
        RecoveryInputs inputs = Inputs(("startsAtHour", "17.3"));
        MessageTimes times = new(inputs, 2_000, 7);
        Assert.All(All(inputs, 2_000).Take(2_000), e => Assert.Equal(e.TimeMs, times.TimeOf(MessageSource.RowOf(e), e.Entity)));
    }

    private static bool IsScheduled(SimEvent due) => MessageRow.All[MessageSource.RowOf(due)].IsScheduled;
}
