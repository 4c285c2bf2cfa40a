using System.Globalization;
using Twin.Domain.Time;

namespace Twin.Cli.Infrastructure;

/// <summary>
/// One line on a terminal that says how far a run is: simulated time, events a second, time to go. Silent when nobody watches or the
/// user asked for quiet. Not safe for use by several threads.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMilliseconds(200);

    private readonly Terminal terminal;
    private readonly bool silent;
    private readonly long started;
    private long shown;
    private int shownColumns;

    /// <summary>Starts to count.</summary>
    /// <param name="terminal">Where the line goes: its error output.</param>
    /// <param name="quiet">Whether the user asked for no progress.</param>
    public ProgressLine(Terminal terminal, bool quiet)
    {
        this.terminal = terminal;
        silent = quiet || !terminal.ErrorIsTerminal;
        started = shown = terminal.Clock.GetTimestamp();
    }

    /// <summary>Shows where the run is, unless the last line is younger than a fifth of a second.</summary>
    /// <param name="phase">What runs, as a variant's name.</param>
    /// <param name="now">Simulated time.</param>
    /// <param name="share">The part of the run that is done, from 0 to 1.</param>
    /// <param name="events">Events applied so far.</param>
    public void Report(string phase, SimTime now, double share, long events)
    {
        if (silent || terminal.Clock.GetElapsedTime(shown) < ShortestGap)
        {
            return;
        }

        shown = terminal.Clock.GetTimestamp();
        TimeSpan elapsed = terminal.Clock.GetElapsedTime(started, shown);
        string toGo = share > 0 ? Clock(elapsed * ((1 - Math.Min(share, 1)) / share)) : "?";
        Show(string.Create(
            CultureInfo.InvariantCulture,
            $"{phase}  {now}  {100 * share:F0} %  {events / elapsed.TotalSeconds:N0} events/s  {toGo} to go"));
    }

    /// <summary>Shows a line of the caller's own, each time it is given one.</summary>
    public void Report(string line)
    {
        if (!silent)
        {
            Show(line);
        }
    }

    /// <summary>Takes the line away, so that what follows starts on a clean one.</summary>
    public void Dispose()
    {
        if (shownColumns > 0)
        {
            terminal.Error.Write($"\r{new string(' ', shownColumns)}\r");
            shownColumns = 0;
        }
    }

    private static string Clock(TimeSpan span)
        => span.ToString(span.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    private void Show(string line)
    {
        string cut = line.Length < terminal.Width ? line : line[..(terminal.Width - 1)];
        terminal.Error.Write($"\r{cut.PadRight(shownColumns)}");
        shownColumns = cut.Length;
    }
}
