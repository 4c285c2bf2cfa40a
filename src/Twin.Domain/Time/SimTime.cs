using System.Globalization;

namespace Twin.Domain.Time;

/// <summary>A moment of virtual time: whole milliseconds since the run's epoch.</summary>
/// <remarks>
/// In the engine the epoch is the start of the run; in the live twin it is 1970-01-01T00:00:00Z. Differences are milliseconds as
/// <see cref="long"/>. The default value is the epoch. Integers only: sums of floats depend on their order (style.md 2.5).
/// </remarks>
/// <param name="Ms">Milliseconds since the epoch; may be negative for what happened before.</param>
public readonly record struct SimTime(long Ms) : IComparable<SimTime>
{
    /// <summary>Milliseconds in a second.</summary>
    public const long SecondMs = 1_000;

    /// <summary>Milliseconds in a minute.</summary>
    public const long MinuteMs = 60 * SecondMs;

    /// <summary>Milliseconds in an hour.</summary>
    public const long HourMs = 60 * MinuteMs;

    /// <summary>Milliseconds in a day of 24 hours.</summary>
    public const long DayMs = 24 * HourMs;

    /// <summary>A moment after every other; the end of an interval that has no end.</summary>
    public static SimTime Never => new(long.MaxValue);

    /// <summary>The moment so many milliseconds later.</summary>
    public SimTime Plus(long ms) => new(Ms + ms);

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Ms.CompareTo(other.Ms);

    /// <summary>Days, hours, minutes, seconds and milliseconds since the epoch: <c>3d 04:05:06.007</c>.</summary>
    public override string ToString()
    {
        // The first moment there is has no positive counterpart among the signed numbers.
        ulong magnitude = Ms < 0 ? unchecked(0UL - (ulong)Ms) : (ulong)Ms;
        string days = string.Create(CultureInfo.InvariantCulture, $"{(Ms < 0 ? "-" : string.Empty)}{magnitude / (ulong)DayMs}d");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{days} {magnitude / (ulong)HourMs % 24:D2}:{magnitude / (ulong)MinuteMs % 60:D2}:"
            + $"{magnitude / (ulong)SecondMs % 60:D2}.{magnitude % 1000:D3}");
    }

    /// <summary>Orders by time.</summary>
    public static bool operator <(SimTime left, SimTime right) => left.Ms < right.Ms;

    /// <summary>Orders by time.</summary>
    public static bool operator >(SimTime left, SimTime right) => left.Ms > right.Ms;

    /// <summary>Orders by time.</summary>
    public static bool operator <=(SimTime left, SimTime right) => left.Ms <= right.Ms;

    /// <summary>Orders by time.</summary>
    public static bool operator >=(SimTime left, SimTime right) => left.Ms >= right.Ms;
}
