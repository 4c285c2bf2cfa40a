using System.Globalization;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Evidence;

/// <summary>One input with the values it takes in a sweep.</summary>
/// <param name="Definition">The input.</param>
/// <param name="Values">The values as text that <c>--set</c> would accept, at least one, none twice; numbers ascend.</param>
public sealed record InputAxis(InputDefinition Definition, IReadOnlyList<string> Values)
{
    /// <summary>The input's key.</summary>
    public string Key => Definition.Key;

    /// <summary>The values as numbers; null when one of them is a word, such as a choice or <c>none</c>.</summary>
    public IReadOnlyList<double>? Numbers { get; } = NumbersOf(Values);

    /// <summary>The axis as <c>--over</c> would take it: <c>key=2,4,8</c>.</summary>
    public string Text => $"{Key}={string.Join(',', Values)}";

    private static double[]? NumbersOf(IReadOnlyList<string> values)
    {
        double[] numbers = new double[values.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(
                values[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
