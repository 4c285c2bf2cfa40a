using Npgsql;
using NpgsqlTypes;

namespace Twin.Grains.Storage;

/// <summary>The rows of one statement as one array for each column: PostgreSQL takes them apart with <c>unnest</c>.</summary>
internal static class PostgresArrays
{
    /// <summary>The rows of arrays, as a query.</summary>
    /// <remarks>
    /// Called in the list of what is selected, <c>unnest</c> gives row by row; in the list of tables each array would be laid down in a
    /// table of its own first.
    /// </remarks>
    /// <param name="types">The types of the columns; parameters count from 1.</param>
    /// <param name="names">Their names.</param>
    public static string Rows(IEnumerable<string> types, IEnumerable<string> names)
        => $"SELECT {string.Join(", ", types.Zip(names).Select(static (one, at) => $"unnest(${at + 1}::{one.First}[]) AS {one.Second}"))}";

    /// <summary>A parameter without a name that is an array.</summary>
    public static NpgsqlParameter Of<T>(T[] values, NpgsqlDbType type)
        => new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>Adds a parameter with one value of each row.</summary>
    public static void Add<TRow, T>(this NpgsqlBatchCommand command, NpgsqlDbType type, IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        T[] values = new T[rows.Count];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = value(rows[at]);
        }

        command.Parameters.Add(Of(values, type));
    }
}
