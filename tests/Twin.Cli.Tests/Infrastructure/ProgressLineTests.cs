using Twin.Cli.Infrastructure;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Cli.Tests.Infrastructure;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter error = new();
    private readonly ManualClock clock = new();

    [Fact]
    public void Shows_simulated_time_share_rate_and_time_to_go()
    {
        using ProgressLine progress = new(Watched(), quiet: false);
        clock.Advance(TimeSpan.FromSeconds(10));
        progress.Report("as-is", new SimTime(SimTime.DayMs), 0.25, 20_000_000);
        Assert.Equal("\ras-is  1d 00:00:00.000  25 %  2,000,000 events/s  0:30 to go", error.ToString());
    }

    [Fact]
    public void Shows_hours_and_a_question_mark_before_anything_is_done()
    {
        using ProgressLine progress = new(Watched(), quiet: false);
        clock.Advance(TimeSpan.FromSeconds(40));
        progress.Report("a", default, 0, 0);
        clock.Advance(TimeSpan.FromSeconds(40));
        progress.Report("a", default, 0.02, 0);
        Assert.Contains("? to go", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("1:05:20 to go", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Skips_reports_within_a_fifth_of_a_second_of_the_last()
    {
        using ProgressLine progress = new(Watched(), quiet: false);
        clock.Advance(TimeSpan.FromMilliseconds(199));
        progress.Report("a", default, 0.1, 1);
        Assert.Empty(error.ToString());
        clock.Advance(TimeSpan.FromMilliseconds(1));
        progress.Report("b", default, 0.1, 1);
        progress.Report("c", default, 0.1, 1);
        Assert.StartsWith("\rb", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\rc", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_fits_the_window_and_covers_the_longer_one_before_it()
    {
        ProgressLine progress = new(Watched() with { Width = 20 }, quiet: false);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Report("a name that is longer than the window", default, 0.5, 1);
        progress.Dispose();
        Assert.Equal($"\ra name that is long\r{new string(' ', 19)}\r", error.ToString());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Is_silent_when_asked_to_be_or_nobody_watches(bool isTerminal, bool quiet)
    {
        using (ProgressLine progress = new(Watched() with { ErrorIsTerminal = isTerminal }, quiet))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            progress.Report("a", default, 0.5, 1);
        }

        Assert.Empty(error.ToString());
    }

    public void Dispose() => error.Dispose();

    private Terminal Watched() => new() { Out = TextWriter.Null, Error = error, ErrorIsTerminal = true, Clock = clock };
}
