namespace Twin.Studies.Results;

/// <summary>One point of a curve.</summary>
/// <param name="TimeMs">Virtual time, milliseconds from the start of the run.</param>
/// <param name="Value">The value, in the unit of the series.</param>
public readonly record struct SeriesPoint(long TimeMs, double Value);
