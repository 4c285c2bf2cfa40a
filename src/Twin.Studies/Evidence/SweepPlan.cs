using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>A study to be run at each of several values of one input or two, read and checked.</summary>
public sealed record SweepPlan
{
    /// <summary>The most points of a sweep.</summary>
    public const int MostPoints = 1_000;

    private const int MostAxes = 2;
    private const int MostErrors = 20;

    /// <summary>The study and its input before the axes change it.</summary>
    public required StudyInput Input { get; init; }

    /// <summary>One axis, or two for a grid.</summary>
    public required IReadOnlyList<InputAxis> Axes { get; init; }

    /// <summary>The metrics to show, by name; empty for those that move.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The thresholds to look for.</summary>
    public IReadOnlyList<MetricThreshold> Thresholds { get; init; } = [];

    /// <summary>The values of every point, in the order of the axes; the last axis changes fastest.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Points => Axes.Count == 1
        ? [.. Axes[0].Values.Select(static value => (IReadOnlyList<string>)[value])]
        : [.. Axes[0].Values.SelectMany(one => Axes[1].Values.Select(other => (IReadOnlyList<string>)[one, other]))];

    /// <summary>Reads the options of a sweep and checks every point before anything runs.</summary>
    /// <param name="input">The study and its input.</param>
    /// <param name="over">What <c>--over</c> says, once or twice.</param>
    /// <param name="steps">How many values a range has, its ends included.</param>
    /// <param name="metrics">What <c>--metric</c> names.</param>
    /// <param name="thresholds">What <c>--threshold</c> says.</param>
    /// <exception cref="InvalidInputException">Something is wrong; all of it is listed.</exception>
    public static SweepPlan Read(
        StudyInput input, IReadOnlyList<string> over, int steps, IReadOnlyList<string> metrics, IReadOnlyList<string> thresholds)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(over);
        InputErrors errors = new(MostErrors);
        if (over.Count is 0 or > MostAxes)
        {
            errors.Add(InputAxisReader.Option, 0, string.Empty, $"{over.Count} of them", "one input, or two for a grid");
        }

        InputAxis[] axes =
            [.. over.Select(text => InputAxisReader.Read(text, steps, input.Scenario.Inputs, errors)).OfType<InputAxis>()];
        if (axes.Length > 1 && axes[0].Key == axes[1].Key)
        {
            errors.Add(InputAxisReader.Option, 0, axes[0].Key, axes[1].Text, "two different inputs");
        }

        MetricThreshold[] kept = [.. thresholds.Select(text => MetricThreshold.Read(text, errors)).OfType<MetricThreshold>()];
        errors.ThrowIfAny();
        SweepPlan plan = new() { Input = input, Axes = axes, Metrics = metrics, Thresholds = kept };
        int points = axes.Aggregate(1, static (product, axis) => product * axis.Values.Count);
        if (points > MostPoints)
        {
            errors.Add(InputAxisReader.Option, 0, string.Empty, $"{points} points", $"at most {MostPoints}");
            errors.ThrowIfAny();
        }

        foreach (IReadOnlyList<string> point in plan.Points)
        {
            _ = plan.At(point, errors);
        }

        errors.ThrowIfAny();
        return plan;
    }

    /// <summary>Makes a sweep again from a manifest.</summary>
    /// <exception cref="InvalidInputException">The manifest does not fit the study.</exception>
    public static SweepPlan Of(StudyInput input, SweepManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Read(input, manifest.Over, 2, manifest.Metrics, manifest.Thresholds);
    }

    /// <summary>What a manifest keeps of the sweep: the axes value by value.</summary>
    public SweepManifest ToManifest() => new()
    {
        Over = [.. Axes.Select(static axis => axis.Text)],
        Metrics = Metrics,
        Thresholds = [.. Thresholds.Select(static one => one.ToString())],
    };

    /// <summary>The study's input at a point.</summary>
    internal StudyInput At(IReadOnlyList<string> values, InputErrors errors) => Input.With(
        Axes.Zip(values, static (axis, value) => KeyValuePair.Create(axis.Key, value)), InputAxisReader.Option, errors);
}
