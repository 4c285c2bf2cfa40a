using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Evidence;

/// <summary>A study to be run with one input after another at a low and a high value, read and checked.</summary>
public sealed record TornadoPlan
{
    private const int MostErrors = 20;
    private const string MetricOption = "--metric";

    /// <summary>The study and its input in the base run.</summary>
    public required StudyInput Input { get; init; }

    /// <summary>The metrics to show, by name, at least one.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>What low and high mean, in a sentence or two.</summary>
    public required string Definition { get; init; }

    /// <summary>The inputs that move, in the study's order.</summary>
    public required IReadOnlyList<TornadoRange> Ranges { get; init; }

    /// <summary>The inputs that should move and cannot, by key, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> NotMoved { get; init; }

    /// <summary>Reads the options of a tornado and checks every run before anything runs.</summary>
    /// <param name="input">The study and its input.</param>
    /// <param name="metrics">What <c>--metric</c> names.</param>
    /// <param name="spreadPercent">What <c>--spread</c> says; null for half and double.</param>
    /// <param name="over">
    /// What <c>--over</c> says, each <c>key=low..high</c>. Alone it names all inputs to move; with a spread, the others move by that.
    /// </param>
    /// <exception cref="InvalidInputException">Something is wrong; all of it is listed.</exception>
    public static TornadoPlan Read(
        StudyInput input, IReadOnlyList<string> metrics, decimal? spreadPercent, IReadOnlyList<string> over)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(over);
        InputErrors errors = new(MostErrors);
        if (metrics.Count == 0)
        {
            errors.Add(MetricOption, 0, string.Empty, "no metric", "the name of a metric, once or several times");
        }

        Dictionary<string, TornadoRange> given = Given(input, over, errors);
        errors.ThrowIfAny();
        SortedDictionary<string, string> notMoved = new(StringComparer.Ordinal);
        List<TornadoRange> ranges = [];
        bool onlyGiven = over.Count > 0 && spreadPercent is null;
        foreach (InputValue value in input.Scenario.Inputs.All)
        {
            bool own = given.TryGetValue(value.Definition.Key, out TornadoRange? range);
            string? reason = null;
            if (!own && !onlyGiven && IsAssumedNumber(value.Definition))
            {
                range = TornadoRanges.Of(value.Definition, value.Text, spreadPercent, out reason);
                reason = range is null ? reason : Misfit(input, range);
            }

            if (reason is not null)
            {
                notMoved[value.Definition.Key] = reason;
            }
            else if (range is not null)
            {
                ranges.Add(range);
            }
        }

        foreach (TornadoRange range in given.Values)
        {
            CheckGiven(input, range, errors);
        }

        errors.ThrowIfAny();
        return new TornadoPlan
        {
            Input = input,
            Metrics = [.. metrics.Distinct(StringComparer.Ordinal)],
            Definition = DefinitionOf(spreadPercent, given.Count),
            Ranges = ranges,
            NotMoved = notMoved,
        };
    }

    /// <summary>Makes a tornado again from a manifest.</summary>
    /// <exception cref="InvalidInputException">The manifest does not fit the study.</exception>
    public static TornadoPlan Of(StudyInput input, TornadoManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        TornadoPlan plan = Read(input, manifest.Metrics, null, manifest.Ranges);
        return plan with
        {
            Definition = manifest.Definition,
            Ranges = manifest.Ranges.Count == 0 ? [] : plan.Ranges,
            NotMoved = manifest.NotMoved,
        };
    }

    /// <summary>What a manifest keeps of the tornado: every range by its ends.</summary>
    public TornadoManifest ToManifest() => new()
    {
        Metrics = Metrics,
        Definition = Definition,
        Ranges = [.. Ranges.Select(static range => range.Text)],
        NotMoved = NotMoved,
    };

    /// <summary>The study's input with one input at another value.</summary>
    internal StudyInput At(string key, string value, InputErrors errors)
        => Input.With([KeyValuePair.Create(key, value)], InputAxisReader.Option, errors);

    private static bool IsAssumedNumber(InputDefinition input)
        => !input.IsPublished && input.Kind is InputKind.WholeNumber or InputKind.Number or InputKind.Percent;

    private static string DefinitionOf(decimal? spreadPercent, int given)
    {
        const string Own = "Low and high are the ends of the ranges given on the command line";
        return given == 0 ? TornadoRanges.Definition(spreadPercent)
            : spreadPercent is null ? Own + "."
            : $"{Own}; for all other inputs: {TornadoRanges.Definition(spreadPercent)}";
    }

    private static Dictionary<string, TornadoRange> Given(StudyInput input, IReadOnlyList<string> over, InputErrors errors)
    {
        Dictionary<string, TornadoRange> given = new(StringComparer.Ordinal);
        foreach (string text in over)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? text : text[..equals];
            if (input.Scenario.Inputs.Find(key) is not { } value)
            {
                input.Scenario.Inputs.FailUnknown(key, text, InputAxisReader.Option, 0, errors);
            }
            else if (value.Definition.Kind is InputKind.Choice or InputKind.Text || equals < 0)
            {
                errors.Add(InputAxisReader.Option, 0, key, text, "key=low..high of a number");
            }
            else if (given.ContainsKey(key))
            {
                errors.Add(InputAxisReader.Option, 0, key, text, "each input once");
            }
            else if (InputAxisReader.Ends(value.Definition, text[(equals + 1)..], errors) is { } ends)
            {
                given[key] = new TornadoRange(
                    value.Definition, InputAxisReader.Text(ends.Low), value.Text, InputAxisReader.Text(ends.High));
            }
        }

        return given;
    }

    // A range that nobody asked for and that does not fit the rest of the scenario is told in the report; it is no mistake of the user's.
    private static string? Misfit(StudyInput input, TornadoRange range)
    {
        InputErrors errors = new();
        CheckGiven(input, range, errors);
        IEnumerable<string> told = errors.Items.Select(static one =>
            $"found {one.Found}, allowed: {one.Allowed}{(one.Message.Length > 0 ? "; " : string.Empty)}{one.Message}");
        return errors.Any ? string.Join("; ", told) : null;
    }

    private static void CheckGiven(StudyInput input, TornadoRange range, InputErrors errors)
    {
        foreach (string end in (string[])[range.Low, range.High])
        {
            InputErrors found = new();
            _ = input.With([KeyValuePair.Create(range.Key, end)], InputAxisReader.Option, found);
            errors.AddAll(InputAxisReader.Option, found);
        }
    }
}
