namespace Twin.Grains.Tests.Storage;

/// <summary>A record of a second kind, so that two kinds share a batch.</summary>
public sealed record SamplePoint(long Flag);
