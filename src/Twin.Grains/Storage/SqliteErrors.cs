using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Twin.Grains.Storage;

/// <summary>What an error of SQLite means to who runs the twin, and what to do.</summary>
internal static class SqliteErrors
{
    public static StoreUnavailableException Explain(string file, SqliteException error) => new(
        error.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => $"there is no room left for {file}: free space on its disk or raise the limit of the store; "
                + "nothing of the refused steps is stored, and the next ones work as soon as there is room",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(file, error.Message),
            raw.SQLITE_READONLY
                => $"{file} cannot be written: give this user the right to write the file and its folder, or name another",
            raw.SQLITE_CANTOPEN => $"{file} cannot be opened: its folder must exist and this user must be allowed to write there",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED
                => $"{file} is locked by another program for 30 seconds: end what keeps it open for writing",
            raw.SQLITE_IOERR => $"the disk of {file} cannot be read or written ({error.Message}): look into the disk, then start again",
            _ => $"{file} cannot be used: {error.Message}",
        },
        error);

    public static string Damaged(string file, string found)
        => $"{file} is damaged or is no SQLite file ({found}): stop the twin and put back a copy (with its -wal file if there is one), "
            + "or move it away to begin anew";
}
