using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Studies.Evidence;

/// <summary>A value of a metric that somebody must keep to: <c>stuckSuspendedAtEnd&lt;500</c>.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Comparison"><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public sealed record MetricThreshold(string Metric, string Comparison, double Value)
{
    // The longer ones first, so that "<=" is not read as "<" and a value that begins with "=".
    private static readonly string[] Comparisons = ["<=", ">=", "<", ">"];

    /// <summary>Whether a value keeps to it.</summary>
    public bool IsKept(double value) => Comparison switch
    {
        "<" => value < Value,
        "<=" => value <= Value,
        ">" => value > Value,
        _ => value >= Value,
    };

    /// <summary>As <c>--threshold</c> takes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric}{Comparison}{Value:R}");

    /// <summary>Reads what <c>--threshold</c> says; null when it is wrong.</summary>
    internal static MetricThreshold? Read(string text, InputErrors errors)
    {
        foreach (string comparison in Comparisons)
        {
            int at = text.IndexOf(comparison, StringComparison.Ordinal);
            if (at > 0
                && double.TryParse(
                    text[(at + comparison.Length)..].Trim(),
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out double value))
            {
                return new MetricThreshold(text[..at].Trim(), comparison, value);
            }
        }

        errors.Add("--threshold", 0, string.Empty, text, "metric<number, metric<=number, metric>number or metric>=number");
        return null;
    }
}
