using System.Globalization;
using Twin.Domain.Rules;
using Twin.Studies.Results;

namespace Twin.Studies.Scenarios;

/// <summary>The values of all inputs of a run, each checked against its definition.</summary>
public sealed class InputSet
{
    private readonly Dictionary<string, InputValue> values = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    /// <summary>Makes a set in which every input has its default.</summary>
    public InputSet(IEnumerable<InputDefinition> definitions)
    {
        foreach (InputDefinition definition in definitions)
        {
            Define(definition);
        }
    }

    /// <summary>The values in the order of their definitions.</summary>
    public IEnumerable<InputValue> All => order.Select(key => values[key]);

    /// <summary>The keys there are.</summary>
    public IReadOnlyList<string> Keys => order;

    /// <summary>Adds an input with its default.</summary>
    public void Define(InputDefinition definition)
    {
        AssumptionOrigin origin = definition.IsPublished ? AssumptionOrigin.Published : AssumptionOrigin.Assumed;
        values.Add(definition.Key, new InputValue(definition, definition.DefaultText, origin, "default", 0));
        order.Add(definition.Key);
    }

    /// <summary>The input with the key; null when there is none.</summary>
    public InputValue? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>Sets an input; a key or text that is not allowed is reported.</summary>
    public void Set(string key, string text, AssumptionOrigin origin, string file, int line, InputErrors errors)
    {
        if (Find(key) is not { } value)
        {
            errors.Add(file, line, key, text, $"one of {string.Join(", ", order)}", "there is no such input");
            return;
        }

        if (value.Definition.Refuse(text) is { } reason)
        {
            errors.Add(file, line, key, text, value.Definition.Allowed, reason);
            return;
        }

        values[key] = value with { Text = text, Origin = origin, File = file, Line = line };
    }

    /// <summary>Reports an input whose value does not fit the rest of the scenario.</summary>
    public void Fail(string key, string allowed, string message, InputErrors errors)
    {
        InputValue value = values[key];
        errors.Add(value.File, value.Line, key, value.Text, allowed, message);
    }

    /// <summary>The text of an input.</summary>
    public string Text(string key) => values[key].Text;

    /// <summary>A number.</summary>
    public decimal Number(string key) => decimal.Parse(values[key].Text, CultureInfo.InvariantCulture);

    /// <summary>A number; null for <c>none</c>.</summary>
    public decimal? OptionalNumber(string key) => values[key].Text is "none" or "" ? null : Number(key);

    /// <summary>A whole number.</summary>
    public int WholeNumber(string key) => (int)Number(key);

    /// <summary>A percentage as parts per million.</summary>
    public int Ppm(string key) => (int)(Number(key) * 10_000);

    /// <summary>A number of some unit of time as milliseconds, rounded to the nearest.</summary>
    public long Milliseconds(string key, long unitMs) => (long)decimal.Round(Number(key) * unitMs);

    /// <summary>Every input as the report shows it.</summary>
    public IReadOnlyList<Assumption> ToAssumptions() =>
    [
        .. All.Select(static v => new Assumption(v.Definition.Key, v.Text, v.Definition.Unit, v.Origin, v.Definition.Source, v.Definition.Description)),
    ];
}
