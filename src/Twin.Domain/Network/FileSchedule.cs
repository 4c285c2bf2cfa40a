using Twin.Domain.Time;

namespace Twin.Domain.Network;

/// <summary>
/// When the file runs of an RDP take place: so many a day, evenly spread, from a first one (Twin fact sheet 3.5, <c>runsPerDay</c>).
/// </summary>
/// <remarks>
/// Run k of a day starts at the first run + floor(k times 24 h / runs a day), so that runs that do not divide the day evenly still come
/// out at the same times every day. Neither number is public; both are inputs.
/// </remarks>
public readonly record struct FileSchedule
{
    /// <summary>The most runs a day: one a minute.</summary>
    public const int MostRunsPerDay = 1440;

    private readonly int runsLessOne;

    /// <summary>Makes a schedule.</summary>
    /// <param name="runsPerDay">1 to <see cref="MostRunsPerDay"/>.</param>
    /// <param name="firstRunMs">The first run of a day in milliseconds after its start, 0 to less than 24 hours.</param>
    public FileSchedule(int runsPerDay, long firstRunMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runsPerDay, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runsPerDay, MostRunsPerDay);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRunMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstRunMs, SimTime.DayMs);
        runsLessOne = runsPerDay - 1;
        FirstRunMs = firstRunMs;
    }

    /// <summary>Runs a day. Default: 1.</summary>
    public int RunsPerDay => runsLessOne + 1;

    /// <summary>The first run of a day, in milliseconds after its start. Default: 0, midnight.</summary>
    public long FirstRunMs { get; }

    /// <summary>The first run after a moment; a run at that very moment is not after it.</summary>
    public SimTime NextAfter(SimTime moment)
    {
        long sinceFirst = moment.Ms - FirstRunMs;
        long day = Math.DivRem(sinceFirst, SimTime.DayMs, out long ofDay);
        if (ofDay < 0)
        {
            day--;
            ofDay += SimTime.DayMs;
        }

        // The least k with floor(k * 24 h / runs) >= ofDay + 1; k = runs is the first run of the next day.
        long k = (((ofDay + 1) * RunsPerDay) + SimTime.DayMs - 1) / SimTime.DayMs;
        return new SimTime((day * SimTime.DayMs) + FirstRunMs + (k * SimTime.DayMs / RunsPerDay));
    }
}
