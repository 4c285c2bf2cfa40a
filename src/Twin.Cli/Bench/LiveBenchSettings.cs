namespace Twin.Cli.Bench;

/// <summary>How <c>twin bench live</c> measures.</summary>
/// <param name="InFlight">How many calls are under way at once.</param>
/// <param name="Seconds">How long each kind of call is made.</param>
internal readonly record struct LiveBenchSettings(int InFlight, double Seconds);
