using Twin.Studies.Evidence;
using Xunit;

namespace Twin.Studies.Tests.Evidence;

/// <summary>What <c>--over</c> may say, and what it is told when it says something else.</summary>
public sealed class InputAxisTests
{
    [Theory]
    [InlineData("load=2..8", 4, "2,4,6,8")]
    [InlineData("load=0..1", 4, "0,0.333,0.667,1")]
    [InlineData("load=1.5..1.5", 9, "1.5")]
    [InlineData("loss=0..100", 4, "0,33.3,66.7,100")]
    [InlineData("loss=0..0.001", 4, "0,0.0003,0.0007,0.001")]
    [InlineData("tries=1..4", 9, "1,2,3,4")]
    [InlineData("tries=1..10", 4, "1,4,7,10")]
    [InlineData("load=8,2,4.50", 5, "2,4.50,8")]
    [InlineData("tries=3,none,1", 5, "3,none,1")]
    [InlineData("mode=fancy,off", 5, "fancy,off")]
    [InlineData("mode", 5, "plain,off,fancy")]
    public void An_axis_has_the_values_it_is_given(string over, int steps, string values)
    {
        InputAxis axis = SweepPlan.Read(KnobStudy.Input(), [over], steps, [], []).Axes.Single();

        Assert.Equal(values, string.Join(',', axis.Values));
        Assert.Equal(
            !values.Contains('n', StringComparison.Ordinal) && !values.Contains('f', StringComparison.Ordinal), axis.Numbers is not null);
    }

    [Theory]
    [InlineData("laod=1..2",
        "--over: field 'laod': found 'laod=1..2'; allowed: the inputs that 'twin study show knobs' lists; there is no such input; did you "
            + "mean 'load'?")]
    [InlineData("load=1..21", "--over: field 'load': found '21'; allowed: a number from 0 to 20; an end of the range")]
    [InlineData("load=a..2", "--over: field 'load': found 'a'; allowed: a number from 0 to 20; an end of the range")]
    [InlineData("load=3..1", "--over: field 'load': found '3..1'; allowed: a..b, from low to high")]
    [InlineData("load=1..2..3", "--over: field 'load': found '1..2..3'; allowed: a..b, from low to high")]
    [InlineData("load=1,1", "--over: field 'load': found '1'; allowed: each value once")]
    [InlineData("load=", "--over: field 'load': found 'load='; allowed: key=a..b or key=a,b,c; a number from 0 to 20")]
    [InlineData("load", "--over: field 'load': found 'load'; allowed: key=a..b or key=a,b,c; a number from 0 to 20")]
    [InlineData("tries=1.5,2", "--over: field 'tries': found '1.5'; allowed: a whole number from 1 to 100, or none")]
    [InlineData("tries=none..4",
        "--over: field 'tries': found 'none'; allowed: a whole number from 1 to 100, or none; an end of the range")]
    [InlineData("loss=0.00001,2",
        "--over: field 'loss': found '0.00001'; allowed: a number from 0 to 100; finer than one part per million")]
    [InlineData("mode=plain..fancy", "--over: field 'mode': found 'plain..fancy'; allowed: plain, off, fancy")]
    [InlineData("load=2,14", "--over: field 'load': found '14'; allowed: at most 20 less what is known; it does not fit")]
    public void What_is_not_allowed_is_named_with_what_is(string over, string error) =>
        Assert.Equal([error], EvidenceRuns.SweepErrors([over]));

    [Fact]
    public void Every_error_is_told_at_once() =>
        Assert.Equal(3, EvidenceRuns.SweepErrors(["load=30..1", "lost=1,2"], 5, "level~3").Length);

    [Fact]
    public void A_grid_has_two_different_inputs()
    {
        Assert.Equal(["--over: found '3 of them'; allowed: one input, or two for a grid"],
            EvidenceRuns.SweepErrors(["load=1,2", "loss=1,2", "mode"]));
        Assert.Equal(["--over: field 'load': found 'load=3,4'; allowed: two different inputs"],
            EvidenceRuns.SweepErrors(["load=1,2", "load=3,4"]));
    }

    [Fact]
    public void A_sweep_has_an_end() => Assert.Equal(
        ["--over: found '1681 points'; allowed: at most 1000"], EvidenceRuns.SweepErrors(["load=0..13", "loss=0..100"], 41));

    [Theory]
    [InlineData("level<3", "level<3")]
    [InlineData("level <= 2.50", "level<=2.5")]
    [InlineData("level>-1", "level>-1")]
    [InlineData("level>=1000", "level>=1000")]
    public void A_threshold_is_read(string text, string read) =>
        Assert.Equal(read, SweepPlan.Read(KnobStudy.Input(), ["load=1,2"], 2, [], [text]).Thresholds.Single().ToString());

    [Theory]
    [InlineData("level")]
    [InlineData("level=3")]
    [InlineData("<3")]
    [InlineData("level<low")]
    public void A_threshold_that_is_none_is_refused(string text) => Assert.Equal(
        [$"--threshold: found '{text}'; allowed: metric<number, metric<=number, metric>number or metric>=number"],
        EvidenceRuns.SweepErrors(["load=1,2"], 5, text));
}
