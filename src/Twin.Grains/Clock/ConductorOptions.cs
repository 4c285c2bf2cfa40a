using Twin.Domain.Network;
using Twin.Domain.Time;

namespace Twin.Grains.Clock;

/// <summary>How a twin's time begins, and when files go to the RDPs.</summary>
public sealed record ConductorOptions
{
    /// <summary>The twin's time when it is first started; null, the default, for the clock's.</summary>
    public SimTime? Start { get; init; }

    /// <summary>Seconds of the twin in one of the clock, 1 to 86,400; 0 for as fast as what is due can be done. Default: 1.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>Whether the twin's time stands at first. Default: no.</summary>
    public bool Paused { get; init; }

    /// <summary>When files go to the RDPs. Default: once a day, at 18:00 (an assumption: no time is public).</summary>
    public FileSchedule Files { get; init; } = new(1, 18 * SimTime.HourMs);
}
