using System.Globalization;
using Twin.Domain.Rules;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Evidence;

/// <summary>Reads what <c>--over</c> says: <c>key=a..b</c>, <c>key=v1,v2,v3</c>, or a key alone for every choice of it.</summary>
internal static class InputAxisReader
{
    /// <summary>The option's name, for errors.</summary>
    internal const string Option = "--over";

    private const string Between = "..";

    /// <summary>Reads one axis; null when anything is wrong with it.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="steps">How many values a range has, its ends included.</param>
    /// <param name="inputs">The inputs there are.</param>
    /// <param name="errors">Takes what is wrong.</param>
    internal static InputAxis? Read(string text, int steps, InputSet inputs, InputErrors errors)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string key = equals < 0 ? text : text[..equals];
        string said = equals < 0 ? string.Empty : text[(equals + 1)..];
        if (inputs.Find(key)?.Definition is not { } input)
        {
            inputs.FailUnknown(key, text, Option, 0, errors);
            return null;
        }

        if (equals < 0 && input.Kind == InputKind.Choice)
        {
            return new InputAxis(input, input.Choices);
        }

        bool counts = input.Kind is InputKind.WholeNumber or InputKind.Number or InputKind.Percent;
        if (said.Length == 0)
        {
            errors.Add(Option, 0, key, text, counts ? "key=a..b or key=a,b,c" : "key=a,b,c", input.Allowed);
            return null;
        }

        return counts && said.Contains(Between, StringComparison.Ordinal)
            ? Range(input, said, steps, errors)
            : List(input, said, errors);
    }

    /// <summary>The two ends of a range <c>a..b</c>, checked; null when anything is wrong.</summary>
    /// <param name="input">The input.</param>
    /// <param name="said">What stands behind the equals sign.</param>
    /// <param name="errors">Takes what is wrong.</param>
    internal static (decimal Low, decimal High)? Ends(InputDefinition input, string said, InputErrors errors)
    {
        string[] ends = said.Split(Between, StringSplitOptions.TrimEntries);
        int before = errors.Count;
        if (ends.Length != 2)
        {
            errors.Add(Option, 0, input.Key, said, "a..b, from low to high");
            return null;
        }

        foreach (string end in ends.Where(end => end == "none" || input.Refuse(end) is not null))
        {
            errors.Add(Option, 0, input.Key, end, input.Allowed, "an end of the range");
        }

        if (errors.Count > before)
        {
            return null;
        }

        decimal low = decimal.Parse(ends[0], CultureInfo.InvariantCulture);
        decimal high = decimal.Parse(ends[1], CultureInfo.InvariantCulture);
        if (low > high)
        {
            errors.Add(Option, 0, input.Key, said, "a..b, from low to high");
            return null;
        }

        return (low, high);
    }

    private static InputAxis? Range(InputDefinition input, string said, int steps, InputErrors errors)
    {
        if (Ends(input, said, errors) is not { } ends)
        {
            return null;
        }

        int decimals = Decimals(input, ends.Low, ends.High);
        IEnumerable<decimal> values = ends.Low == ends.High
            ? [ends.Low]
            : Enumerable.Range(0, steps).Select(step =>
                step == steps - 1 ? ends.High : decimal.Round(ends.Low + ((ends.High - ends.Low) * step / (steps - 1)), decimals));
        return new InputAxis(input, [.. values.Distinct().Select(Text)]);
    }

    // Fine enough that equal distances look equal, and no finer: 0.333 for a third of 1, 33.3 for a third of 100.
    private static int Decimals(InputDefinition input, decimal low, decimal high)
    {
        if (input.Kind == InputKind.WholeNumber)
        {
            return 0;
        }

        double resolution = low == high ? 1 : (double)(high - low) / 1_000;
        int fine = Math.Max(Math.Max(low.Scale, high.Scale), (int)Math.Ceiling(-Math.Log10(resolution)));
        return Math.Clamp(fine, 0, input.Kind == InputKind.Percent ? 4 : 12);
    }

    private static InputAxis? List(InputDefinition input, string said, InputErrors errors)
    {
        string[] values = said.Split(',', StringSplitOptions.TrimEntries);
        int before = errors.Count;
        foreach (string value in values)
        {
            if (input.Refuse(value) is { } reason)
            {
                errors.Add(Option, 0, input.Key, value, input.Allowed, reason);
            }
        }

        foreach (string twice in values.GroupBy(static value => value, StringComparer.Ordinal).Where(static g => g.Count() > 1)
            .Select(g => g.Key))
        {
            errors.Add(Option, 0, input.Key, twice, "each value once");
        }

        if (errors.Count > before)
        {
            return null;
        }

        // A curve reads from left to right whatever order the values were given in.
        InputAxis axis = new(input, values);
        return axis.Numbers is { } numbers && input.Kind != InputKind.Text
            ? new InputAxis(input, [.. values.Zip(numbers).OrderBy(static one => one.Second).Select(static one => one.First)])
            : axis;
    }

    /// <summary>A number as <c>--set</c> takes it, without zeros at its end.</summary>
    internal static string Text(decimal value)
        => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
