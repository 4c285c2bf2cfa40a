using System.Globalization;

namespace Twin.Studies.Reports.Charts;

/// <summary>The marks of a value axis: multiples of 1, 2 or 5 times a power of ten that enclose zero and every value.</summary>
/// <param name="Step">The distance between marks.</param>
/// <param name="First">The lowest mark, in steps from zero; zero or less.</param>
/// <param name="Last">The highest mark, in steps from zero; above <paramref name="First"/>.</param>
internal sealed record ValueTicks(double Step, int First, int Last)
{
    private const double Million = 1_000_000;

    /// <summary>The lowest value on the axis.</summary>
    public double Low => Step * First;

    /// <summary>The highest value on the axis.</summary>
    public double High => Step * Last;

    /// <summary>True when the marks are labelled in millions, which the axis title then says.</summary>
    public bool InMillions => Math.Max(High, -Low) >= 2 * Million;

    /// <summary>The marks from low to high; whole multiples, so that sums of floats leave no 0.30000000000000004.</summary>
    public IEnumerable<double> Values => Enumerable.Range(First, Last - First + 1).Select(multiple => multiple * Step);

    /// <summary>Marks for values between two limits.</summary>
    /// <param name="low">The lowest value; zero is included even when every value is above it.</param>
    /// <param name="high">The highest value.</param>
    /// <param name="intervals">The most intervals wanted between zero-based limits, at least 1; rounding outward may add one at each
    /// end.</param>
    public static ValueTicks For(double low, double high, int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        low = Math.Min(0, low);
        high = Math.Max(0, high);
        if (high - low <= 0)
        {
            return new ValueTicks(1, 0, 1);
        }

        double step = NiceStep((high - low) / intervals);
        int first = (int)Math.Floor((low / step) + 1e-9);
        int last = (int)Math.Ceiling((high / step) - 1e-9);
        return new ValueTicks(step, first, last);
    }

    /// <summary>The text at a mark: as many decimals as the step has, in millions when <see cref="InMillions"/>.</summary>
    public string Label(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        double scale = InMillions ? Million : 1;
        int decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(Step / scale) + 1e-9), 0, 12);
        string format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        string text = (Math.Abs(value) / scale).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 ? "\u2212" + text : text;
    }

    private static double NiceStep(double atLeast)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        double lead = atLeast / power;
        return lead <= 1 + 1e-9 ? power : lead <= 2 + 1e-9 ? 2 * power : lead <= 5 + 1e-9 ? 5 * power : 10 * power;
    }
}
