using System.Globalization;

namespace Twin.Studies.Reports;

/// <summary>
/// How numbers read in the report: thousands separators, sensible significant figures, a true minus sign, spaces that do not break.
/// </summary>
internal static class Figures
{
    /// <summary>What stands where nothing was measured.</summary>
    public const string None = "–";

    private const char Minus = '\u2212';
    private const string Space = "\u00a0";

    /// <summary>Four significant figures, but never fewer than the whole part: <c>12,345</c>, <c>12.35</c>, <c>0.01235</c>.</summary>
    public static string Number(double value) => Plain(value, Decimals(Math.Abs(value)), trim: true);

    /// <summary>As <see cref="Number(double)"/>, with a plus sign for what is above zero.</summary>
    public static string Signed(double value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>
    /// A mean with the precision its interval supports: two significant figures of the half-width, never coarser than whole units.
    /// </summary>
    /// <param name="value">The mean.</param>
    /// <param name="halfWidth">Half the width of its confidence interval.</param>
    public static string Number(double value, double halfWidth) =>
        halfWidth > 0 ? Plain(value, IntervalDecimals(halfWidth), trim: false) : Number(value);

    /// <summary>A half-width as it stands after a mean: <c>± 0.25</c>.</summary>
    public static string HalfWidth(double halfWidth) =>
        "±" + Space + (halfWidth > 0 ? Plain(halfWidth, IntervalDecimals(halfWidth), trim: false) : "0");

    /// <summary>A fraction as a signed percentage: three significant figures, at most two decimals.</summary>
    /// <param name="fraction">0.125 gives <c>+12.5 %</c>.</param>
    public static string SignedPercent(double fraction)
    {
        double percent = fraction * 100;
        double magnitude = Math.Abs(percent);
        if (magnitude is > 0 and < 0.005)
        {
            return (percent > 0 ? "+" : Minus) + "<0.01" + Space + "%";
        }

        int decimals = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2;
        return (percent > 0 ? "+" : string.Empty) + Plain(percent, decimals, trim: true) + Space + "%";
    }

    /// <summary>A count with thousands separators.</summary>
    public static string Count(long value) => Plain(value, 0, trim: false);

    /// <summary>A value with its unit: durations in readable units, everything else as a number.</summary>
    public static string WithUnit(double value, string unit) =>
        Durations.TryText(value, unit) ?? (unit.Length == 0 ? Number(value) : Number(value) + Space + unit);

    private static int Decimals(double magnitude)
    {
        if (magnitude >= 1000 || magnitude == Math.Floor(magnitude))
        {
            return 0;
        }

        return Math.Clamp(3 - (int)Math.Floor(Math.Log10(magnitude)), 0, 12);
    }

    private static int IntervalDecimals(double halfWidth) => Math.Clamp(1 - (int)Math.Floor(Math.Log10(halfWidth)), 0, 12);

    private static string Plain(double value, int decimals, bool trim)
    {
        double rounded = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero);
        string text = rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (trim && decimals > 0)
        {
            text = text.TrimEnd('0').TrimEnd('.');
        }

        // A value that rounds to zero keeps no sign: "-0" reads as a mistake.
        bool zero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return value < 0 && !zero ? Minus + text : text;
    }
}
