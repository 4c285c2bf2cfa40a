namespace Twin.Load.Arrivals;

/// <summary>From a moment on there are so many copies.</summary>
/// <param name="AtUs">The moment, microseconds from the start of the run.</param>
/// <param name="Copies">How many.</param>
public readonly record struct CopyChange(long AtUs, int Copies);
