namespace Twin.Studies.Results;

/// <summary>A curve over virtual time.</summary>
/// <param name="Name">The name in JSON and of the CSV file, camel case.</param>
/// <param name="Title">What the curve shows, for the chart's heading.</param>
/// <param name="Unit">The unit of the values, for the vertical axis.</param>
/// <param name="Points">The points in order of time; a value holds until the next point when <paramref name="Step"/> is set.</param>
/// <param name="Step">True for a level that jumps (a queue, a count), false for a rate to be joined by lines.</param>
public sealed record Series(string Name, string Title, string Unit, IReadOnlyList<SeriesPoint> Points, bool Step);
