using System.Globalization;
using System.Text;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The SQL that makes the tables of entities, their indexes and their views, from the forms.</summary>
internal static class TableDefinitions
{
    /// <summary>The layout of all tables that this Twin writes; a database with a higher one is refused.</summary>
    public const int Schema = 2;

    public const string SchemaFact = "schema";

    /// <summary>Notes the layout.</summary>
    public static readonly string SayLayout = string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO fact (name, value) VALUES ('{SchemaFact}', '{Schema}') ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """);

    public static string ForSqlite(EntityTable table) => Make(table, "INTEGER", "INTEGER", "BLOB", "TEXT", string.Empty, table.Kind switch
    {
        EntityKind.MeterPoint => "substr(printf('%013d', number & 72057594037927935), 14 - (number >> 56))",
        _ => string.Join(" || '-' || ", Enumerable.Range(0, 8).Select(pair => $"substr(printf('%016X', number), {(2 * pair) + 1}, 2)")),
    });

    // Room is left in every page, so that a new version of a row finds place beside the old one and touches no index.
    public static string ForPostgres(EntityTable table)
        => Make(table, "bigint", "smallint", "bytea", "text", " WITH (fillfactor = 70)", table.Kind switch
        {
            EntityKind.MeterPoint => "lpad((number & 72057594037927935)::text, (number >> 56)::integer, '0')",
            _ => "rtrim(regexp_replace(upper(lpad(to_hex(number), 16, '0')), '(..)', '\\1-', 'g'), '-')",
        });

    /// <summary>Adds a column that a newer form has; its values are filled in afterwards.</summary>
    public static string AddColumn(EntityTable table, EntityColumn column, bool postgres)
        => $"ALTER TABLE {table.Name} ADD COLUMN {column.Name} "
            + (postgres ? TypeOf(column, "bigint", "text") : TypeOf(column, "INTEGER", "TEXT"));

    private static string Make(EntityTable table, string number, string small, string bytes, string text, string storage, string id)
    {
        StringBuilder sql = new();
        sql.Append($"CREATE TABLE IF NOT EXISTS {table.Name} (\n");
        sql.Append($"    number {number} PRIMARY KEY,\n    version {number} NOT NULL,\n    form_version {small} NOT NULL,\n");
        sql.Append($"    form {bytes} NOT NULL,\n    outbox {bytes}");
        sql.Append($",\n    last_event {number} NOT NULL DEFAULT 0,\n    last_answer {number} NOT NULL DEFAULT 0");
        foreach (EntityColumn column in table.Columns)
        {
            sql.Append($",\n    {column.Name} {TypeOf(column, number, text)}");
        }

        sql.Append($"\n){storage};\n");
        sql.Append($"CREATE INDEX IF NOT EXISTS {table.Name}_outbox ON {table.Name} (number) WHERE outbox IS NOT NULL;\n");
        foreach (EntityColumn column in table.Columns.Where(column => column.IsIndexed))
        {
            sql.Append($"CREATE INDEX IF NOT EXISTS {table.Name}_{column.Name} ON {table.Name} ({column.Name}, number);\n");
        }

        // A view cannot gain columns in the middle; made anew it always shows what the table has.
        sql.Append($"DROP VIEW IF EXISTS {table.Name}_text;\nCREATE VIEW {table.Name}_text AS\nSELECT\n    {id} AS id,\n    version");
        foreach (EntityColumn column in table.Columns)
        {
            sql.Append($",\n    {column.Name}");
        }

        return sql.Append($"\nFROM {table.Name};\n").ToString();
    }

    private static string TypeOf(EntityColumn column, string number, string text) => column.IsText ? text : number;
}
