namespace Twin.Load.Arrivals;

/// <summary>A stretch of time in which the number of copies goes in a straight line from one value to another.</summary>
/// <param name="StartUs">When it starts, microseconds from the start of the run.</param>
/// <param name="DuringUs">How long it lasts, microseconds.</param>
/// <param name="From">Copies at its start.</param>
/// <param name="To">Copies at its end.</param>
public readonly record struct CopySegment(long StartUs, long DuringUs, int From, int To);
