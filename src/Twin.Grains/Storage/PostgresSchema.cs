using Npgsql;
using Twin.Grains.Sql;

namespace Twin.Grains.Storage;

/// <summary>Makes the tables of the store in PostgreSQL and completes them, whichever of several processes comes first.</summary>
internal static class PostgresSchema
{
    public static async Task ApplyAsync(NpgsqlDataSource source, string database, EntityForms forms, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await RunAsync(connection, DatabaseScripts.LockSql, cancellation).ConfigureAwait(false);
        bool isOld = false;
        if (await AskAsync(connection, "SELECT to_regclass('fact')::text", cancellation).ConfigureAwait(false) is not null
            && await AskAsync(connection, $"SELECT value FROM fact WHERE name = '{TableDefinitions.SchemaFact}'", cancellation)
                .ConfigureAwait(false) is { } schema)
        {
            SqliteFile.RefuseNewer(database, schema);
            isOld = schema == "1";
        }

        if (isOld)
        {
            List<EntityTable> present = [];
            foreach (EntityTable table in forms.Tables)
            {
                if (await AskAsync(connection, $"SELECT to_regclass('{table.Name}')::text", cancellation).ConfigureAwait(false) is not null)
                {
                    present.Add(table);
                }
            }

            await RunAsync(connection, SchemaUpgrade.ToChains(present, "bigint"), cancellation).ConfigureAwait(false);
        }

        await RunAsync(connection, SqlText.Read("store-postgresql.sql"), cancellation).ConfigureAwait(false);
        foreach (EntityTable table in forms.Tables)
        {
            await AddColumnsAsync(connection, table, cancellation).ConfigureAwait(false);
            await RunAsync(connection, TableDefinitions.ForPostgres(table), cancellation).ConfigureAwait(false);
        }

        if (isOld)
        {
            await RunAsync(connection, SchemaUpgrade.ChainAnswers(forms), cancellation).ConfigureAwait(false);
        }

        await RunAsync(connection, TableDefinitions.SayLayout, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    // A form that gained columns: they are added and filled from the records.
    private static async Task AddColumnsAsync(NpgsqlConnection connection, EntityTable table, CancellationToken cancellation)
    {
        HashSet<string> present = [];
        await using (NpgsqlCommand list = new(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped", connection))
        {
            list.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table.Name });
            await using NpgsqlDataReader reader = await list.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                present.Add(reader.GetString(0));
            }
        }

        EntityColumn[] missing = [.. table.Columns.Where(column => !present.Contains(column.Name))];
        if (present.Count == 0 || missing.Length == 0)
        {
            return;
        }

        foreach (EntityColumn column in missing)
        {
            await RunAsync(connection, TableDefinitions.AddColumn(table, column, postgres: true), cancellation).ConfigureAwait(false);
        }

        await FillAsync(connection, table, missing, cancellation).ConfigureAwait(false);
    }

    private static async Task FillAsync(
        NpgsqlConnection connection, EntityTable table, EntityColumn[] missing, CancellationToken cancellation)
    {
        string set = string.Join(", ", missing.Select((column, at) => $"{column.Name} = ${at + 2}"));
        foreach ((long from, long to) in StoreQueries.Ranges(null))
        {
            for (long? next = from; next is { } start;)
            {
                next = null;
                List<(long Number, ColumnValue[] Values)> rows = [];
                await using (NpgsqlCommand scan = new(StoreQueries.Scan(table), connection))
                {
                    scan.Parameters.Add(new NpgsqlParameter<long> { TypedValue = start });
                    scan.Parameters.Add(new NpgsqlParameter<long> { TypedValue = to });
                    scan.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 1_000 });
                    await using NpgsqlDataReader reader = await scan.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                    while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                    {
                        rows.Add((reader.GetInt64(0), table.ColumnsOf((byte)reader.GetInt16(1), reader.GetFieldValue<byte[]>(2))));
                        next = rows[^1].Number == to ? null : rows[^1].Number + 1;
                    }
                }

                foreach ((long number, ColumnValue[] values) in rows)
                {
                    await using NpgsqlCommand update = new($"UPDATE {table.Name} SET {set} WHERE number = $1", connection);
                    update.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
                    foreach (ColumnValue value in missing.Select(column => values[table.PlaceOf(column.Name)]))
                    {
                        update.Parameters.Add(new NpgsqlParameter { Value = value.Text ?? (object?)value.Number ?? DBNull.Value });
                    }

                    await update.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<string?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }
}
