using System.Globalization;
using System.Text;

namespace Twin.Grains.Storage;

/// <summary>The SQL that makes tables of layout 2, where histories and answers are chains, of layout 1, where indexes found them.</summary>
/// <remarks>
/// The events that are there keep no place in a chain: they are found through the index of events without one, so none is rewritten. The
/// answers are copied in order; when each was given is not known, so all count from the last event.
/// </remarks>
internal static class SchemaUpgrade
{
    private const string Numbered = "SELECT entity_kind, entity_number, row_number() OVER "
        + "(ORDER BY entity_kind, entity_number, originator, counter) AS id FROM answer_before";

    /// <summary>Comes before the script that makes the tables that are missing.</summary>
    /// <param name="tables">The tables of entities that are there.</param>
    /// <param name="number">The database's type for 64 bits.</param>
    public static string ToChains(IEnumerable<EntityTable> tables, string number)
    {
        StringBuilder sql = new($"""
            DROP INDEX event_entity;
            ALTER TABLE event ADD COLUMN previous {number};
            ALTER TABLE position ADD COLUMN last_answer {number} NOT NULL DEFAULT 0;
            ALTER TABLE answer RENAME TO answer_before;

            """);
        foreach (EntityTable table in tables)
        {
            sql.Append($"ALTER TABLE {table.Name} ADD COLUMN last_event {number} NOT NULL DEFAULT 0;\n");
            sql.Append($"ALTER TABLE {table.Name} ADD COLUMN last_answer {number} NOT NULL DEFAULT 0;\n");
        }

        return sql.ToString();
    }

    /// <summary>Comes after it.</summary>
    public static string ChainAnswers(EntityForms forms)
    {
        StringBuilder sql = new("""
            INSERT INTO answer (id, previous, at_ms, originator, counter, answer)
            SELECT
                row_number() OVER (ORDER BY entity_kind, entity_number, originator, counter),
                CASE row_number() OVER (PARTITION BY entity_kind, entity_number ORDER BY originator, counter)
                    WHEN 1 THEN 0 ELSE row_number() OVER (ORDER BY entity_kind, entity_number, originator, counter) - 1
                END,
                coalesce((SELECT at_ms FROM event ORDER BY sequence DESC LIMIT 1), 0),
                originator, counter, answer
            FROM answer_before;

            """);
        foreach (EntityTable table in forms.Tables)
        {
            sql.Append(CultureInfo.InvariantCulture, $"""
                UPDATE {table.Name} SET last_answer = l.id
                FROM (
                    SELECT entity_number, max(id) AS id FROM ({Numbered}) AS n
                    WHERE entity_kind = {(int)table.Kind} GROUP BY entity_number
                ) AS l
                WHERE l.entity_number = {table.Name}.number;

                """);
        }

        sql.Append("UPDATE position SET last_answer = (SELECT coalesce(max(id), 0) FROM answer);\nDROP TABLE answer_before;\n");
        return sql.ToString();
    }
}
