namespace Twin.Grains.Tests.Storage;

/// <summary>A record to store: enough to see every kind of column come back.</summary>
public sealed record SampleMeter(long Status, string? Supplier, string Note);
