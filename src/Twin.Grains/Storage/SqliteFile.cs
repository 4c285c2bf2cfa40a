using System.Globalization;
using Microsoft.Data.Sqlite;
using Twin.Grains.Sql;

namespace Twin.Grains.Storage;

/// <summary>Opens a SQLite file for one process: lock, check for damage, tables.</summary>
internal static class SqliteFile
{
    /// <summary>Takes the file for this process; the operating system gives it back however the process ends.</summary>
    public static FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                error is DirectoryNotFoundException or UnauthorizedAccessException
                    ? $"{file} cannot be opened: its folder must exist and this user must be allowed to write there"
                    : $"{file} is open in another process ({file}.lock is taken): end that one, or name another file", error);
        }
    }

    /// <summary>Opens the connection that writes, and makes or completes the tables.</summary>
    public static SqliteSession Open(SqliteStoreOptions options, EntityForms forms)
    {
        SqliteSession session = SqliteSession.Open(options.File, writes: true);
        try
        {
            Prepare(session, options, forms);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens the writing connection again after a failure, when the tables are there.</summary>
    public static SqliteSession Reopen(SqliteStoreOptions options)
    {
        SqliteSession session = SqliteSession.Open(options.File, writes: true);
        Configure(session, options);
        return session;
    }

    private static void Prepare(SqliteSession session, SqliteStoreOptions options, EntityForms forms)
    {
        Configure(session, options);
        if (options.ChecksAtOpening && session.Ask("PRAGMA quick_check(1)") is { } found && found != "ok")
        {
            throw new StoreUnavailableException(SqliteErrors.Damaged(options.File, found));
        }

        bool isOld = false;
        if (IsThere(session, "fact") && session.Ask($"SELECT value FROM fact WHERE name = '{TableDefinitions.SchemaFact}'") is { } schema)
        {
            RefuseNewer(options.File, schema);
            isOld = schema == "1";
        }

        session.Execute("BEGIN IMMEDIATE");
        if (isOld)
        {
            session.Execute(SchemaUpgrade.ToChains(forms.Tables.Where(table => IsThere(session, table.Name)), "INTEGER"));
        }

        session.Execute(SqlText.Read("store-sqlite.sql"));
        foreach (EntityTable table in forms.Tables)
        {
            AddColumns(session, table);
            session.Execute(TableDefinitions.ForSqlite(table));
        }

        if (isOld)
        {
            session.Execute(SchemaUpgrade.ChainAnswers(forms));
        }

        session.Execute(TableDefinitions.SayLayout);
        session.Execute("COMMIT");
    }

    private static bool IsThere(SqliteSession session, string table)
        => session.Ask($"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{table}'") is not null;

    /// <summary>Refuses a database whose tables a newer Twin laid out.</summary>
    public static void RefuseNewer(string database, string schema)
    {
        if (!int.TryParse(schema, NumberStyles.None, CultureInfo.InvariantCulture, out int found) || found > TableDefinitions.Schema)
        {
            throw new StoreUnavailableException($"{database} was written by a newer Twin: its tables have layout {schema}, this Twin knows "
                + $"up to {TableDefinitions.Schema}. Run the newer Twin, or begin with another database");
        }
    }

    // WAL with FULL: the log is synced before a commit ends, so what was acknowledged survives the end of the process and loss of power.
    private static void Configure(SqliteSession session, SqliteStoreOptions options)
    {
        session.Execute("""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 8000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -131072;
            PRAGMA temp_store = MEMORY;
            """);
        if (options.MostBytes is { } most)
        {
            long pageSize = long.Parse(session.Ask("PRAGMA page_size")!, CultureInfo.InvariantCulture);
            session.Execute($"PRAGMA max_page_count = {Math.Max(1, most / pageSize)}");
        }
    }

    // A form that gained columns: they are added and filled from the records.
    private static void AddColumns(SqliteSession session, EntityTable table)
    {
        HashSet<string> present = [];
        SqliteStatement list = session.Statement($"SELECT name FROM pragma_table_info('{table.Name}')");
        while (list.Step())
        {
            present.Add(list.Text(0));
        }

        list.Reset();
        EntityColumn[] missing = [.. table.Columns.Where(column => !present.Contains(column.Name))];
        if (present.Count == 0 || missing.Length == 0)
        {
            return;
        }

        session.Execute($"DROP VIEW IF EXISTS {table.Name}_text");
        foreach (EntityColumn column in missing)
        {
            session.Execute(TableDefinitions.AddColumn(table, column, postgres: false));
        }

        SqliteStatement update = session.Statement(
            $"UPDATE {table.Name} SET {string.Join(", ", missing.Select((column, at) => $"{column.Name} = ${at + 1}"))} "
            + $"WHERE number = ${missing.Length + 1}");
        SqliteStatement scan = session.Statement($"SELECT number, form_version, form FROM {table.Name}");
        while (scan.Step())
        {
            ColumnValue[] values = table.ColumnsOf((byte)scan.Number(1), scan.Bytes(2));
            for (int at = 0; at < missing.Length; at++)
            {
                update.Bind(at + 1, values[table.PlaceOf(missing[at].Name)]);
            }

            update.Bind(missing.Length + 1, scan.Number(0)).Run();
        }

        scan.Reset();
    }
}
