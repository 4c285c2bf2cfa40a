namespace Twin.Contracts.Views;

/// <summary>A change of how the twin's time goes. What is null stays.</summary>
public sealed record TimeControl
{
    /// <summary>Seconds of the twin in one of the clock, 1 to 86,400; 0 for as fast as what is due can be done.</summary>
    public int? Speed { get; init; }

    /// <summary>Whether it is to stand.</summary>
    public bool? Paused { get; init; }

    /// <summary>Goes on by so many seconds at once, doing what falls due on the way, 1 to 31,622,400 (a year). Needs it to stand.</summary>
    public long? StepSeconds { get; init; }
}
