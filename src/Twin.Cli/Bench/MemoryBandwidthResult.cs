namespace Twin.Cli.Bench;

/// <summary>What the memory of this machine gives, in gigabytes (10^9 bytes) a second over all threads.</summary>
/// <param name="Threads">How many threads worked at once.</param>
/// <param name="Read">Summing an array: bytes read a second.</param>
/// <param name="Write">Filling an array: bytes written a second.</param>
/// <param name="Copy">Copying an array: bytes read and written a second.</param>
internal sealed record MemoryBandwidthResult(int Threads, double Read, double Write, double Copy);
