using Twin.Domain.Randomness;
using Twin.Domain.Time;

namespace Twin.Studies.ServiceFlags;

/// <summary>
/// A Poisson process given by how many of a hundred it meets in a year. Its moments are drawn at no less than 5 % a year, and those that
/// are too many count for nothing, so that the mean gap stays within what a draw can hold.
/// </summary>
/// <param name="Ppm">Parts per million a year; 0 for never.</param>
internal readonly record struct YearlyRate(int Ppm)
{
    private const int LeastPpm = 50_000;
    private const long YearMs = (365 * SimTime.DayMs) + (SimTime.DayMs / 4);

    private int DrawnPpm => Math.Max(Ppm, LeastPpm);

    /// <summary>The gap to the next moment; never for a rate of nothing.</summary>
    internal long GapMs(RandomStream stream, ulong key, uint draw)
        => Ppm == 0 ? long.MaxValue : stream.ExponentialMs(YearMs * 1_000_000 / DrawnPpm, key, draw);

    /// <summary>A number below <see cref="Ppm"/> when something happens at the moment; else one that is not.</summary>
    internal int Choose(RandomStream stream, ulong key, uint draw) => (int)stream.Below((ulong)DrawnPpm, key, draw);
}
