using System.Globalization;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Results;

namespace Twin.Studies.Scenarios;

/// <summary>The values of all inputs of a run, each checked against its definition.</summary>
public sealed class InputSet
{
    private readonly Dictionary<string, InputValue> values;
    private readonly List<string> order;

    private readonly string study;

    // Where the keys of a part stand in the whole scenario.
    private readonly Dictionary<string, string> wholeKeys = new(StringComparer.Ordinal);

    /// <summary>Makes a set in which every input has its default.</summary>
    /// <param name="study">The study's name, for errors that point to its page.</param>
    /// <param name="definitions">The inputs.</param>
    public InputSet(string study, IEnumerable<InputDefinition> definitions)
    {
        this.study = study;
        values = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        order = [];
        foreach (InputDefinition definition in definitions)
        {
            Define(definition);
        }
    }

    private InputSet(InputSet other)
    {
        study = other.study;
        values = new Dictionary<string, InputValue>(other.values, StringComparer.Ordinal);
        order = [.. other.order];
    }

    /// <summary>A set of its own with the same values.</summary>
    public InputSet Copy() => new(this);

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

    /// <summary>Sets an input; a key or text that is not allowed is reported, and a file that sets one twice.</summary>
    public void Set(string key, string text, AssumptionOrigin origin, string file, int line, InputErrors errors)
    {
        if (Find(key) is not { } value)
        {
            FailUnknown(key, text, file, line, errors);
            return;
        }

        if (origin == AssumptionOrigin.Scenario && value.Origin == AssumptionOrigin.Scenario)
        {
            string before = string.Create(CultureInfo.InvariantCulture, $"it stands on line {value.Line} too");
            errors.Add(file, line, key, text, "each input once", before);
            return;
        }

        if (value.Definition.Refuse(text) is { } reason)
        {
            errors.Add(file, line, key, text, value.Definition.Allowed, reason);
            return;
        }

        values[key] = value with { Text = text, Origin = origin, File = file, Line = line };
    }

    /// <summary>Reports a key that no input has; of the many there are, only one that is near is named.</summary>
    public void FailUnknown(string key, string found, string file, int line, InputErrors errors)
    {
        string hint = NearestText.Hint(key, order);
        errors.Add(
            file,
            line,
            key,
            found,
            $"the inputs that 'twin study show {study}' lists",
            hint.Length == 0 ? "there is no such input" : $"there is no such input; {hint}");
    }

    /// <summary>Reports an input whose value does not fit the rest of the scenario.</summary>
    public void Fail(string key, string allowed, string message, InputErrors errors)
    {
        InputValue value = values[key];
        errors.Add(value.File, value.Line, wholeKeys.GetValueOrDefault(key, key), value.Text, allowed, message);
    }

    /// <summary>
    /// The inputs of one part as the study of that part alone would have them; what is wrong with them is reported under the keys of the
    /// whole.
    /// </summary>
    /// <param name="part">The part's name, which its keys begin with here (<see cref="InputDefinition.Under"/>).</param>
    /// <param name="definitions">The inputs of the part's own study.</param>
    /// <param name="settled">Inputs of that study which the whole settles otherwise.</param>
    internal InputSet Part(string part, IEnumerable<InputDefinition> definitions, params ReadOnlySpan<(string Key, string Text)> settled)
    {
        InputSet inputs = new(study, definitions);
        foreach (string key in inputs.order)
        {
            string whole = $"{part}.{key}";
            if ((Find(whole) ?? Find(key)) is { } given)
            {
                inputs.values[key] = given with { Definition = inputs.values[key].Definition };
                inputs.wholeKeys[key] = given.Definition.Key;
            }
        }

        foreach ((string key, string text) in settled)
        {
            inputs.values[key] = inputs.values[key] with { Text = text };
        }

        return inputs;
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
        .. All.Select(static v => new Assumption(
            v.Definition.Key, v.Text, v.Definition.Unit, v.Origin, v.Definition.Source, v.Definition.Description)),
    ];
}
