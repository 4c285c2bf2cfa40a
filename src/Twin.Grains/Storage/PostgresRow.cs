namespace Twin.Grains.Storage;

/// <summary>A stored row before its form is read, so that a record that cannot be read fails its own reader alone.</summary>
internal sealed record PostgresRow(long Version, byte FormVersion, byte[] Form, byte[] Outbox);
