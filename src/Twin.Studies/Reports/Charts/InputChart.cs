namespace Twin.Studies.Reports.Charts;

/// <summary>What a chart over an input shows: a metric at each value of it, a curve for every variant.</summary>
/// <param name="Name">The stem of the ids in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Axis">What the horizontal axis says, with the input's unit.</param>
/// <param name="Labels">The input's values as text.</param>
/// <param name="Numbers">The values as numbers, ascending; null for words, which stand side by side and are not joined.</param>
/// <param name="Curves">The curves, at least one.</param>
internal sealed record InputChart(
    string Name,
    string Title,
    string Unit,
    string Axis,
    IReadOnlyList<string> Labels,
    IReadOnlyList<double>? Numbers,
    IReadOnlyList<InputCurve> Curves)
{
    /// <summary>A value to draw a line at; null for none.</summary>
    public double? Threshold { get; init; }

    /// <summary>
    /// Whether the axis is logarithmic: values that span more than a decade in ever larger steps would else crowd at its start.
    /// </summary>
    public bool IsLogarithmic { get; } = Numbers is { Count: >= 3 } numbers
        && numbers[0] > 0
        && numbers[^1] / numbers[0] >= 20
        && (numbers[^1] - numbers[^2]) / (numbers[1] - numbers[0]) >= 5;
}
