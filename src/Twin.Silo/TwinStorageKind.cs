namespace Twin.Silo;

/// <summary>Where a twin keeps its state.</summary>
public enum TwinStorageKind
{
    /// <summary>In the process's memory: gone when it ends.</summary>
    Memory,

    /// <summary>In one SQLite file, for one process.</summary>
    Sqlite,

    /// <summary>In a PostgreSQL database, which several processes may share.</summary>
    Postgres,
}
