using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Domain.Time;
using Twin.Studies.Reports.Charts;
using Xunit;

namespace Twin.Studies.Tests.Reports;

public sealed class ChartTicksTests
{
    [Theory]
    [InlineData(0, 0, "0|1")]
    [InlineData(0, 7, "0|2|4|6|8")]
    [InlineData(3, 5, "0|1|2|3|4|5")]
    [InlineData(0, 512_480, "0|200,000|400,000|600,000")]
    [InlineData(0, 250_000, "0|50,000|100,000|150,000|200,000|250,000")]
    [InlineData(0, 0.3, "0|0.1|0.2|0.3")]
    [InlineData(-30, 60, "−40|−20|0|20|40|60")]
    [InlineData(-5, -1, "−5|−4|−3|−2|−1|0")]
    [InlineData(0, 2_400_000, "0|0.5|1.0|1.5|2.0|2.5")]
    [InlineData(0, 1_900_000, "0|0.5|1.0|1.5|2.0")]
    [InlineData(0, 120_000_000, "0|50|100|150")]
    public void Value_marks_are_round_and_include_zero(double low, double high, string labels)
    {
        ValueTicks ticks = ValueTicks.For(low, high, 5);
        Assert.Equal(labels, string.Join('|', ticks.Values.Select(ticks.Label)));
    }

    [Property]
    public Property Value_marks_enclose_the_values_with_few_marks(NormalFloat one, NormalFloat other, PositiveInt wanted)
    {
        double low = Math.Min(Bounded(one), Bounded(other));
        double high = Math.Max(Bounded(one), Bounded(other));
        int intervals = 1 + (wanted.Get % 12);
        ValueTicks ticks = ValueTicks.For(low, high, intervals);
        double slack = ticks.Step * 1e-6;
        double lead = ticks.Step / Math.Pow(10, Math.Floor(Math.Log10(ticks.Step) + 1e-9));
        bool nice = new[] { 1.0, 2.0, 5.0 }.Any(digit => Math.Abs(lead - digit) < 1e-6);
        return (ticks.Low <= Math.Min(0, low) + slack && ticks.High >= Math.Max(0, high) - slack).Label("encloses")
            .And(ticks.Values.Contains(0)).Label("zero")
            .And(nice).Label("1-2-5")
            .And(ticks.Last - ticks.First <= intervals + 1).Label("few");
    }

    [Theory]
    [InlineData(1, "0|1", "milliseconds")]
    [InlineData(90 * SimTime.SecondMs, "0|10|20|30|40|50|60|70|80|90", "seconds")]
    [InlineData(20 * SimTime.MinuteMs, "0|2|4|6|8|10|12|14|16|18|20", "minutes")]
    [InlineData(6 * SimTime.HourMs, "0|1|2|3|4|5|6", "hours")]
    [InlineData(36 * SimTime.HourMs, "0|3|6|9|12|15|18|21|24|27|30|33|36", "hours")]
    [InlineData(10 * SimTime.DayMs, "0|1|2|3|4|5|6|7|8|9|10", "days")]
    [InlineData(90 * SimTime.DayMs, "0|7|14|21|28|35|42|49|56|63|70|77|84", "days")]
    [InlineData(40 * 365 * SimTime.DayMs, "0|1,456|2,912|4,368|5,824|7,280|8,736|10,192|11,648|13,104|14,560", "days")]
    public void Time_marks_are_whole_units_that_fit(long endMs, string labels, string unit)
    {
        TimeTicks ticks = TimeTicks.For(endMs, 12);
        Assert.Equal(labels, string.Join('|', ticks.Values.Select(ticks.Label)));
        Assert.Equal(unit, ticks.Unit);
    }

    [Property]
    public bool Time_marks_are_whole_multiples_and_few(PositiveInt length, PositiveInt scale, PositiveInt wanted)
    {
        long endMs = (long)length.Get << (scale.Get % 36);
        int intervals = 1 + (wanted.Get % 12);
        TimeTicks ticks = TimeTicks.For(endMs, intervals);
        return ticks.StepMs % ticks.UnitMs == 0 && ticks.Values.Count() is > 0 and var count && count <= intervals + 1;
    }

    private static double Bounded(NormalFloat value) => Math.Clamp(value.Get, -1e12, 1e12) is var v && Math.Abs(v) < 1e-9 ? 0 : v;
}
