namespace Twin.Grains.Storage;

/// <summary>An entity as the store has it.</summary>
/// <param name="Version">How often it was written: 1 after the first time.</param>
/// <param name="Record">The record.</param>
/// <param name="Outbox">The follow-on messages that were written with it and may not have been sent; empty when there are none.</param>
public sealed record StoredEntity<TRecord>(long Version, TRecord Record, ReadOnlyMemory<byte> Outbox)
    where TRecord : class;
