using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The forms of all kinds of entities that a store keeps, one for each kind. Immutable.</summary>
public sealed partial class EntityForms
{
    private static readonly ImmutableArray<string> Taken =
        ["answer", "due", "event", "fact", "position", "writer", "number", "version", "form_version", "form", "outbox", "last_event",
            "last_answer"];

    private readonly ImmutableArray<EntityTable> tables;

    private EntityForms(ImmutableArray<EntityTable> tables) => this.tables = tables;

    /// <summary>No form.</summary>
    public static EntityForms None { get; } = new([]);

    internal ImmutableArray<EntityTable> Tables => tables;

    /// <summary>These forms and one more.</summary>
    /// <exception cref="ArgumentException">There is a form of that kind or table, or a name is no plain lower-case name of SQL.</exception>
    public EntityForms With<TRecord>(IEntityForm<TRecord> form)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(form);
        string? wrong = form.Columns.Select(column => column.Name).Prepend(form.Table)
            .FirstOrDefault(name => !PlainName().IsMatch(name) || Taken.Contains(name, StringComparer.Ordinal));
        if (wrong is not null)
        {
            throw new ArgumentException($"'{wrong}' cannot be the name of a table or column; allowed: lower-case letters, digits, "
                + $"underscores, and none of {string.Join(", ", Taken)}", nameof(form));
        }

        return tables.Any(table => table.Kind == form.Kind || table.Name == form.Table)
            ? throw new ArgumentException($"there is already a form of {form.Kind} or of table '{form.Table}'", nameof(form))
            : new EntityForms([.. tables.Append(new EntityTable<TRecord>(form)).OrderBy(table => table.Kind)]);
    }

    internal EntityTable? Find(EntityKind kind) => tables.FirstOrDefault(table => table.Kind == kind);

    internal EntityTable Of(EntityKind kind) => Find(kind)
        ?? throw new ArgumentException($"the store keeps no {kind}; it keeps {string.Join(", ", tables.Select(table => table.Kind))}");

    internal EntityTable<TRecord> Of<TRecord>()
        where TRecord : class
        => tables.OfType<EntityTable<TRecord>>().FirstOrDefault()
            ?? throw new ArgumentException($"the store keeps no {typeof(TRecord).Name}");

    internal EntityTable<TRecord> Of<TRecord>(EntityKey key)
        where TRecord : class
    {
        foreach (EntityTable table in tables)
        {
            if (table.Kind == key.Kind && table is EntityTable<TRecord> typed)
            {
                return typed;
            }
        }

        throw new ArgumentException($"the store keeps no {key.Kind} as {typeof(TRecord).Name}");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,50}$")]
    private static partial Regex PlainName();
}
