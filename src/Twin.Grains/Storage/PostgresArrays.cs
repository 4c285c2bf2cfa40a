using Npgsql;
using NpgsqlTypes;

namespace Twin.Grains.Storage;

/// <summary>The rows of one statement as one array for each column: PostgreSQL takes them apart with <c>unnest</c>.</summary>
internal static class PostgresArrays
{
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
