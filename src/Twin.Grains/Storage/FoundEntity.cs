namespace Twin.Grains.Storage;

/// <summary>What a writer must know of an entity's row before it writes a step of it.</summary>
/// <param name="Version">Its version; 0 for no row.</param>
/// <param name="LastEvent">Its last event; 0 for none.</param>
/// <param name="LastAnswer">Its last answer; 0 for none.</param>
/// <param name="KeepsIndexed">
/// Whether outbox and columns stay as they are, as far as the writer looked; SQLite's looks at those with an index.
/// </param>
internal readonly record struct FoundEntity(long Version, long LastEvent, long LastAnswer, bool KeepsIndexed = false);
