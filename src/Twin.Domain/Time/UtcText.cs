namespace Twin.Domain.Time;

/// <summary>
/// Moments as ISO 8601 text in UTC, <c>2026-01-01T00:00:00Z</c>, for a <see cref="SimTime"/> whose epoch is 1970-01-01T00:00:00Z. Years
/// 0001 to 9999; no culture has a say.
/// </summary>
public static class UtcText
{
    private const int SecondsLength = 19;
    private const int MostFractionDigits = 9;
    private const int MillisecondDigits = 3;

    /// <summary>The most characters of a text that is written.</summary>
    public const int MostTextLength = SecondsLength + MillisecondDigits + 2;

    private static readonly long First = new CivilDate(1, 1, 1).DayNumber * SimTime.DayMs;
    private static readonly long AfterLast = new CivilDate(10_000, 1, 1).DayNumber * SimTime.DayMs;

    /// <summary>Writes a moment with seconds, or with milliseconds where it has any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 0001 to 9999; <see cref="SimTime.Never"/> has no text.</exception>
    public static string Format(SimTime moment)
    {
        Span<char> text = stackalloc char[MostTextLength];
        return new string(text[..Write(moment, text)]);
    }

    /// <summary>Writes a moment without making a string; how many characters it has, at most <see cref="MostTextLength"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 0001 to 9999.</exception>
    /// <exception cref="IndexOutOfRangeException">There is less room.</exception>
    public static int Write(SimTime moment, Span<char> text)
    {
        if (moment.Ms < First || moment.Ms >= AfterLast)
        {
            throw new ArgumentOutOfRangeException(nameof(moment), moment.Ms, "the year of a text is 0001 to 9999");
        }

        CivilDate date = CivilDate.Of(moment);
        int ms = (int)CivilDate.FloorRemainder(moment.Ms, SimTime.DayMs);
        Put(date.Year, 4, '-', text);
        Put(date.Month, 2, '-', text[5..]);
        Put(date.Day, 2, 'T', text[8..]);
        Put(ms / (int)SimTime.HourMs, 2, ':', text[11..]);
        Put(ms / (int)SimTime.MinuteMs % 60, 2, ':', text[14..]);
        if (ms % 1000 == 0)
        {
            Put(ms / 1000 % 60, 2, 'Z', text[17..]);
            return SecondsLength + 1;
        }

        Put(ms / 1000 % 60, 2, '.', text[17..]);
        Put(ms % 1000, MillisecondDigits, 'Z', text[(SecondsLength + 1)..]);
        return MostTextLength;
    }

    /// <summary>
    /// Reads <c>2026-01-01T00:00:00Z</c>, with up to nine digits of a fraction of a second, of which those below a millisecond must be 0.
    /// False for anything else: another zone, a day that does not exist, hour 24, a leap second.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SimTime moment)
    {
        moment = default;
        if (text.Length <= SecondsLength || text[^1] != 'Z' || !HasMarks(text)
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month) || !TryDigits(text[8..10], out int day)
            || !TryDigits(text[11..13], out int hour) || !TryDigits(text[14..16], out int minute)
            || !TryDigits(text[17..19], out int second)
            || !TryMilliseconds(text[SecondsLength..^1], out int ms))
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CivilDate.DaysIn(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        long days = new CivilDate(year, month, day).DayNumber;
        moment = new SimTime(
            (days * SimTime.DayMs) + (hour * SimTime.HourMs) + (minute * SimTime.MinuteMs) + (second * SimTime.SecondMs) + ms);
        return true;
    }

    /// <summary>Reads a moment.</summary>
    /// <exception cref="FormatException">The text is not one that <see cref="TryParse"/> reads.</exception>
    public static SimTime Parse(string text) => TryParse(text, out SimTime moment)
        ? moment
        : throw new FormatException($"'{text}' is not a moment; expected a text as 2026-01-01T00:00:00Z");

    private static void Put(int number, int digits, char mark, Span<char> text)
    {
        text[digits] = mark;
        for (int at = digits - 1; at >= 0; at--)
        {
            text[at] = (char)('0' + (number % 10));
            number /= 10;
        }
    }

    private static bool HasMarks(ReadOnlySpan<char> text)
        => text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';

    private static bool TryMilliseconds(ReadOnlySpan<char> fraction, out int ms)
    {
        ms = 0;
        if (fraction.IsEmpty)
        {
            return true;
        }

        if (fraction[0] != '.' || fraction.Length is < 2 or > MostFractionDigits + 1)
        {
            return false;
        }

        for (int at = 1; at < fraction.Length; at++)
        {
            if (!char.IsAsciiDigit(fraction[at]) || (at > 3 && fraction[at] != '0'))
            {
                return false;
            }
        }

        for (int at = 1; at <= 3; at++)
        {
            ms = (ms * 10) + (at < fraction.Length ? fraction[at] - '0' : 0);
        }

        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
