namespace Twin.Cli.Study;

/// <summary>How a study is run and where to; nothing of it but seed and replications changes a digest.</summary>
/// <param name="Seed">The seed of the first replication.</param>
/// <param name="Replications">How many replications.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Partitions">How many partitions; 0 for the usual number.</param>
/// <param name="Target">The run folder.</param>
internal sealed record ExecutionSettings(ulong Seed, int Replications, int Threads, int Partitions, string Target);
