namespace Twin.Cli.Bench;

/// <summary>What calls at a fixed rate came to, each counted from when it was due.</summary>
/// <param name="Rate">Calls a second that were due.</param>
/// <param name="Median">Milliseconds of the median call.</param>
/// <param name="P99">Milliseconds that one call in a hundred took longer than.</param>
internal readonly record struct CallLatency(double Rate, double Median, double P99);
