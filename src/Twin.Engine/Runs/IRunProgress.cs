namespace Twin.Engine.Runs;

/// <summary>Hears how far a run has come.</summary>
public interface IRunProgress
{
    /// <summary>A window has ended.</summary>
    /// <param name="nowMs">Virtual time.</param>
    /// <param name="endMs">Where the run ends.</param>
    /// <param name="events">Events applied so far.</param>
    void Report(long nowMs, long endMs, long events);
}
