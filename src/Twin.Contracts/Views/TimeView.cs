using Twin.Domain.Time;

namespace Twin.Contracts.Views;

/// <summary>The twin's time.</summary>
/// <param name="Now">The moment it is.</param>
/// <param name="Speed">Seconds of the twin in one of the clock; 0 for as fast as what is due can be done.</param>
/// <param name="Paused">Whether it stands.</param>
/// <param name="NextDue">When the next thing is due; null when nothing is.</param>
public sealed record TimeView(SimTime Now, int Speed, bool Paused, SimTime? NextDue);
