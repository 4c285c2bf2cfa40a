using System.Globalization;

namespace Twin.Studies.Scenarios;

/// <summary>One input of a study: what a scenario and <c>--set</c> may say, and what holds when they are silent.</summary>
/// <remarks>Reports, the schema, the reference page and the readers all come from these definitions; nothing is said twice.</remarks>
public sealed record InputDefinition
{
    private InputDefinition(
        string key, InputKind kind, string defaultText, string unit, string source, bool isPublished, string description)
    {
        Key = key;
        Kind = kind;
        DefaultText = defaultText;
        Unit = unit;
        Source = source;
        IsPublished = isPublished;
        Description = description;
    }

    /// <summary>The key, with dots between its parts: <c>campaign.responseLossPercent</c>.</summary>
    public string Key { get; private init; }

    /// <summary>What kind of value it is.</summary>
    public InputKind Kind { get; }

    /// <summary>The default as text that a scenario could say; empty for none.</summary>
    public string DefaultText { get; }

    /// <summary>The unit; empty for names and switches.</summary>
    public string Unit { get; }

    /// <summary>The document and clause behind the default, or that no public value exists.</summary>
    public string Source { get; }

    /// <summary>Whether the default has a public source; if not, the report asks the reader to doubt it first (domain.md 4.9).</summary>
    public bool IsPublished { get; }

    /// <summary>What the input means, one sentence.</summary>
    public string Description { get; }

    /// <summary>The least number allowed.</summary>
    public decimal Least { get; private init; }

    /// <summary>The greatest number allowed.</summary>
    public decimal Most { get; private init; } = 1_000_000_000;

    /// <summary>The texts allowed, for <see cref="InputKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>Whether the word <c>none</c> is allowed instead of a number.</summary>
    public bool AllowsNone { get; private init; }

    /// <summary>What is allowed, for errors and the reference page.</summary>
    public string Allowed => Kind switch
    {
        InputKind.Choice => string.Join(", ", Choices),
        InputKind.Text => "a text",
        InputKind.WholeNumber => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}{OrNone}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"a number from {Least} to {Most}{OrNone}"),
    };

    private string OrNone => AllowsNone ? ", or none" : string.Empty;

    /// <summary>A whole number.</summary>
    public static InputDefinition WholeNumber(
        string key,
        string defaultText,
        long least,
        long most,
        string unit,
        string source,
        bool isPublished,
        string description,
        bool allowsNone = false)
        => new(
            key, InputKind.WholeNumber, defaultText, unit, source, isPublished,
            description) { Least = least, Most = most, AllowsNone = allowsNone };

    /// <summary>A decimal number, read exactly.</summary>
    public static InputDefinition Number(
        string key,
        string defaultText,
        decimal least,
        decimal most,
        string unit,
        string source,
        bool isPublished,
        string description,
        bool allowsNone = false)
        => new(
            key, InputKind.Number, defaultText, unit, source, isPublished,
            description) { Least = least, Most = most, AllowsNone = allowsNone };

    /// <summary>A percentage from 0 to 100, exact to one part per million.</summary>
    public static InputDefinition Percent(string key, string defaultText, string source, bool isPublished, string description)
        => new(key, InputKind.Percent, defaultText, "%", source, isPublished, description) { Most = 100 };

    /// <summary>One of a few words.</summary>
    public static InputDefinition Choice(
        string key, string defaultText, IReadOnlyList<string> choices, string source, bool isPublished, string description)
        => new(key, InputKind.Choice, defaultText, string.Empty, source, isPublished, description) { Choices = choices };

    /// <summary>A text.</summary>
    public static InputDefinition Text(string key, string defaultText, string source, bool isPublished, string description)
        => new(key, InputKind.Text, defaultText, string.Empty, source, isPublished, description);

    /// <summary>This input in a study that has several parts: its key after the part's name.</summary>
    /// <param name="part">The part, as <c>cpl</c>.</param>
    internal InputDefinition Under(string part) => this with { Key = $"{part}.{Key}" };

    /// <summary>Checks a text; null when it is allowed, else what is wrong beyond <see cref="Allowed"/> (possibly nothing).</summary>
    public string? Refuse(string text)
    {
        if (AllowsNone && text == "none")
        {
            return null;
        }

        switch (Kind)
        {
            case InputKind.Text:
                return text.Length > 0 ? null : string.Empty;
            case InputKind.Choice:
                return Choices.Contains(text) ? null : string.Empty;
            default:
                if (!decimal.TryParse(
                    text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
                    || number < Least || number > Most)
                {
                    return string.Empty;
                }

                if (Kind == InputKind.WholeNumber && decimal.Truncate(number) != number)
                {
                    return string.Empty;
                }

                return Kind == InputKind.Percent && decimal.Truncate(number * 10_000) != number * 10_000
                    ? "finer than one part per million"
                    : null;
        }
    }
}
