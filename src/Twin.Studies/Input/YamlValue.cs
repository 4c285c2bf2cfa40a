using System.Globalization;
using Twin.Domain.Rules;

namespace Twin.Studies.Input;

/// <summary>A value of a YAML file, still to be read as one type or another.</summary>
/// <remarks>Each <c>As</c> method reports what does not fit with file, line, field, found and allowed, and answers null.</remarks>
public sealed class YamlValue
{
    private const int MostDecimalDigits = 28;
    private const int MostCodesShown = 30;

    private readonly YamlNode node;
    private readonly InputErrors errors;

    internal YamlValue(string file, string field, YamlNode node, InputErrors errors)
    {
        File = file;
        Field = field;
        this.node = node;
        this.errors = errors;
    }

    /// <summary>The file's name as errors give it.</summary>
    public string File { get; }

    /// <summary>The line the value starts on, from 1; of an alias, the line of its anchor.</summary>
    public int Line => node.Line;

    /// <summary>The keys that lead here, with dots between; items of lists counted from 1, as <c>rows[2].flag</c>.</summary>
    public string Field { get; }

    /// <summary>What stands here, as errors show it.</summary>
    public string Shown => Found();

    /// <summary>Whether it is a map.</summary>
    public bool IsMap => node.Kind == YamlKind.Map;

    /// <summary>Whether it is a list.</summary>
    public bool IsList => node.Kind == YamlKind.List;

    /// <summary>The text without quotes around it that stands here, for types of the reader's own; null for anything else.</summary>
    public string? Plain => node.Kind == YamlKind.Plain ? node.Text : null;

    /// <summary>Whether it is this text, with or without quotes.</summary>
    public bool Is(string text) => node.Kind is YamlKind.Plain or YamlKind.Text or YamlKind.Nothing && node.Text == text;

    /// <summary>Reads a text that is not empty.</summary>
    public string? AsText()
    {
        if (node.Kind is YamlKind.Plain or YamlKind.Text && !string.IsNullOrWhiteSpace(node.Text))
        {
            return node.Text.TrimEnd();
        }

        Fail("a text");
        return null;
    }

    /// <summary>Reads a whole number, which stands without quotes.</summary>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The most that is allowed.</param>
    /// <param name="allowed">What errors call it; by default a whole number and its range.</param>
    public long? AsInteger(long least = long.MinValue, long most = long.MaxValue, string? allowed = null)
    {
        if (node.Kind == YamlKind.Plain
            && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least && value <= most)
        {
            return value;
        }

        Fail(allowed ?? "a whole number" + Range(
            least == long.MinValue ? null : least.ToString(CultureInfo.InvariantCulture),
            most == long.MaxValue ? null : most.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    /// <summary>Reads a decimal number exactly (at most 28 digits), which stands without quotes.</summary>
    public decimal? AsDecimal(decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (node.Kind == YamlKind.Plain
            && node.Text.Length <= MostDecimalDigits
            && char.IsAsciiDigit(node.Text[^1])
            && decimal.TryParse(node.Text, Style, CultureInfo.InvariantCulture, out decimal value)
            && value >= least && value <= most)
        {
            return value;
        }

        Fail("a number" + Range(
            least == decimal.MinValue ? null : least.ToString(CultureInfo.InvariantCulture),
            most == decimal.MaxValue ? null : most.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    /// <summary>Reads yes, no, true or false, which stand without quotes.</summary>
    public bool? AsBoolean()
    {
        switch (node.Kind == YamlKind.Plain ? node.Text : string.Empty)
        {
            case "yes" or "true":
                return true;
            case "no" or "false":
                return false;
            default:
                Fail("yes, no");
                return null;
        }
    }

    /// <summary>Reads a code of a closed set.</summary>
    /// <param name="codes">The set.</param>
    /// <param name="allowed">What errors call the set; by default its codes, or how many there are when they are many.</param>
    public T? AsCode<T>(CodeSet<T> codes, string? allowed = null)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(codes);
        bool scalar = node.Kind is YamlKind.Plain or YamlKind.Text or YamlKind.Nothing;
        if (scalar && codes.TryParse(node.Text, out T value))
        {
            return value;
        }

        Fail(
            allowed ?? (codes.Codes.Count <= MostCodesShown ? codes.Allowed : $"one of {codes.Codes.Count} codes, as {codes.Codes[0]}"),
            scalar ? NearestText.Hint(node.Text, codes.Codes) : string.Empty);
        return null;
    }

    /// <summary>Reads a list of codes of a closed set, none twice; those that do not fit are reported and left out.</summary>
    /// <param name="codes">The set.</param>
    /// <param name="allowed">What errors call the set; by default its codes.</param>
    public IReadOnlyList<T> AsCodes<T>(CodeSet<T> codes, string? allowed = null)
        where T : struct
    {
        List<T> values = [];
        foreach (YamlValue item in AsList())
        {
            if (item.AsCode(codes, allowed) is not { } value)
            {
                continue;
            }

            if (values.Contains(value))
            {
                item.Fail("each code once");
                continue;
            }

            values.Add(value);
        }

        return values;
    }

    /// <summary>Reads a list of texts, none empty.</summary>
    public IReadOnlyList<string> AsTexts() => [.. AsList().Select(static item => item.AsText()).OfType<string>()];

    /// <summary>Reads a map.</summary>
    public YamlMap? AsMap()
    {
        if (node.Kind == YamlKind.Map)
        {
            return new YamlMap(File, Field, node, errors);
        }

        Fail("a map of keys and values");
        return null;
    }

    /// <summary>Reads a list; empty, with an error, when it is none.</summary>
    public IReadOnlyList<YamlValue> AsList()
    {
        if (node.Kind == YamlKind.List)
        {
            return [.. node.Items.Select((item, at) => new YamlValue(File, string.Create(null, $"{Field}[{at + 1}]"), item, errors))];
        }

        Fail("a list");
        return [];
    }

    /// <summary>Reports the value as wrong.</summary>
    /// <param name="allowed">What may stand here.</param>
    /// <param name="message">A sentence for what found and allowed cannot say.</param>
    public void Fail(string allowed, string message = "") => errors.Add(File, Line, Field, Found(), allowed, message);

    private string Found() => node.Kind switch
    {
        YamlKind.Nothing => "nothing",
        YamlKind.List => "a list",
        YamlKind.Map => "a map",
        YamlKind.Text => $"\"{node.Text}\"",
        _ => node.Text,
    };

    private static string Range(string? least, string? most) => (least, most) switch
    {
        (null, null) => string.Empty,
        (_, null) => $" of at least {least}",
        (null, _) => $" of at most {most}",
        _ => $" from {least} to {most}",
    };
}
