namespace Twin.Load.Running;

/// <summary>Where a run stands.</summary>
/// <param name="Part">What it does, as <c>warm-up</c>.</param>
/// <param name="ElapsedSeconds">How long that goes on.</param>
/// <param name="OfSeconds">How long it takes; 0 when that is not known.</param>
/// <param name="Calls">Calls that ended.</param>
/// <param name="Failures">Of these, how many failed.</param>
/// <param name="InFlight">Calls made and not ended.</param>
public readonly record struct LoadProgress(
    string Part, double ElapsedSeconds, double OfSeconds, long Calls, long Failures, long InFlight);
