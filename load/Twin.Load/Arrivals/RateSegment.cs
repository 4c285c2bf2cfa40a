namespace Twin.Load.Arrivals;

/// <summary>A stretch of time in which the rate of arrivals goes in a straight line from one value to another.</summary>
/// <param name="StartUs">When it starts, microseconds from the start of the run.</param>
/// <param name="DuringUs">How long it lasts, microseconds.</param>
/// <param name="From">Arrivals in <paramref name="FromIntervalMs"/> at its start.</param>
/// <param name="FromIntervalMs">The interval of the first rate, milliseconds.</param>
/// <param name="To">Arrivals in <paramref name="ToIntervalMs"/> at its end.</param>
/// <param name="ToIntervalMs">The interval of the last rate, milliseconds.</param>
public readonly record struct RateSegment(long StartUs, long DuringUs, long From, long FromIntervalMs, long To, long ToIntervalMs);
