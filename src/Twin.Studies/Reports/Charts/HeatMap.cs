namespace Twin.Studies.Reports.Charts;

/// <summary>A metric over two inputs: a cell for every pair of values, the deeper the larger, with its figure in it.</summary>
/// <param name="Name">The stem of the ids in the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Across">What the columns are, with unit.</param>
/// <param name="Columns">The values of the columns.</param>
/// <param name="Down">What the rows are, with unit.</param>
/// <param name="Rows">The values of the rows.</param>
/// <param name="Values">The metric, row by row; null where nothing was measured.</param>
/// <param name="Low">The value without colour, the same for all maps of a metric.</param>
/// <param name="High">The value of the deepest colour.</param>
internal sealed record HeatMap(
    string Name,
    string Title,
    string Across,
    IReadOnlyList<string> Columns,
    string Down,
    IReadOnlyList<string> Rows,
    IReadOnlyList<double?> Values,
    double Low,
    double High)
{
    /// <summary>Says whether a cell keeps to a threshold; null, the default, for no threshold.</summary>
    public Func<double, bool>? IsKept { get; init; }
}
