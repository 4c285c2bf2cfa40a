namespace Twin.Studies.Reports.Charts;

/// <summary>What a tornado shows: two bars for every input, from the value of the base run at zero.</summary>
/// <param name="Name">The stem of the ids in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Axis">What the horizontal axis says, with the unit.</param>
/// <param name="Bars">The rows, the longest first; at least one.</param>
internal sealed record BarChart(string Name, string Title, string Axis, IReadOnlyList<PairedBar> Bars);
