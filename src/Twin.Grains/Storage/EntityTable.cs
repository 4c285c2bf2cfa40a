using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>What a store does with the form of one kind of entity, whatever the type of its record.</summary>
internal abstract class EntityTable(IEntityForm form)
{
    public EntityKind Kind { get; } = form.Kind;

    public string Name { get; } = form.Table;

    public ImmutableArray<EntityColumn> Columns { get; } = form.Columns;

    public byte Version { get; } = form.Version;

    /// <summary>The bytes of a record in the newest version.</summary>
    public abstract byte[] Write(object record);

    /// <summary>The values of the columns of a stored form.</summary>
    public abstract ColumnValue[] ColumnsOf(byte version, ReadOnlySpan<byte> from);

    /// <summary>The values of the columns of a record.</summary>
    public abstract ColumnValue[] ColumnsOf(object record);

    /// <summary>Gives the values of the columns of a record.</summary>
    public abstract void Fill(object record, Span<ColumnValue> values);

    /// <summary>The place of a column.</summary>
    public int PlaceOf(string column)
    {
        for (int place = 0; place < Columns.Length; place++)
        {
            if (Columns[place].Name == column)
            {
                return place;
            }
        }

        throw new ArgumentException(
            $"the table {Name} has no column '{column}'; it has {string.Join(", ", Columns.Select(one => one.Name))}");
    }
}

internal sealed class EntityTable<TRecord>(IEntityForm<TRecord> form) : EntityTable(form)
    where TRecord : class
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public override byte[] Write(object record)
    {
        ArrayBufferWriter<byte> to = buffer ??= new ArrayBufferWriter<byte>(1024);
        to.ResetWrittenCount();
        form.Write((TRecord)record, to);
        return to.WrittenSpan.ToArray();
    }

    public TRecord Read(byte version, ReadOnlySpan<byte> from) => version > Version
        ? throw new StoreUnavailableException(
            $"the table {Name} holds a record of form {version}; this Twin reads up to {Version}: run the Twin that wrote it")
        : form.Read(version, from);

    public ColumnValue[] ColumnsOf(TRecord record)
    {
        if (Columns.IsEmpty)
        {
            return [];
        }

        ColumnValue[] values = new ColumnValue[Columns.Length];
        form.Fill(record, values);
        return values;
    }

    public override ColumnValue[] ColumnsOf(byte version, ReadOnlySpan<byte> from) => ColumnsOf(Read(version, from));

    public override ColumnValue[] ColumnsOf(object record) => ColumnsOf((TRecord)record);

    public override void Fill(object record, Span<ColumnValue> values) => form.Fill((TRecord)record, values);
}
