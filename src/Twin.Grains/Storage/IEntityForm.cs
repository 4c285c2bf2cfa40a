using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The table of one kind of entity, whatever the type of its record.</summary>
public interface IEntityForm
{
    /// <summary>The kind of entity.</summary>
    EntityKind Kind { get; }

    /// <summary>The name of the table, as <c>device</c>.</summary>
    string Table { get; }

    /// <summary>The columns beside number, version, form and outbox, in the order in which the form gives their values.</summary>
    ImmutableArray<EntityColumn> Columns { get; }

    /// <summary>The version that is written, from 1; one more whenever the bytes change their meaning.</summary>
    byte Version { get; }
}

/// <summary>How the record of one kind of entity is persisted: a versioned form, and columns that a planner can query in SQL.</summary>
/// <typeparam name="TRecord">The record, immutable.</typeparam>
public interface IEntityForm<TRecord> : IEntityForm
    where TRecord : class
{
    /// <summary>Writes the record in the newest version, without the version itself.</summary>
    void Write(TRecord record, IBufferWriter<byte> to);

    /// <summary>Reads a record of this or any earlier version.</summary>
    /// <exception cref="FormatException">The bytes are no record of that version; says what was found and what is allowed.</exception>
    TRecord Read(byte version, ReadOnlySpan<byte> from);

    /// <summary>Gives the values of <see cref="IEntityForm.Columns"/>.</summary>
    /// <param name="record">The record.</param>
    /// <param name="values">As many places as there are columns.</param>
    void Fill(TRecord record, Span<ColumnValue> values);
}
