using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Twin.Grains.Serialization;

/// <summary>
/// Carries an immutable type between silos in its own versioned form, and within a silo as it is: nothing is copied that cannot change.
/// </summary>
/// <typeparam name="T">The type, immutable.</typeparam>
internal abstract class FormCodec<T> : IFieldCodec<T>, IDeepCopier<T>
    where T : class
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(input))]
    public T? DeepCopy(T? input, CopyContext context) => input;

    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType, value) || value is null)
        {
            return;
        }

        ArrayBufferWriter<byte> form = buffer ??= new ArrayBufferWriter<byte>(1024);
        form.ResetWrittenCount();
        Write(value, form);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(T), WireType.LengthPrefixed);
        writer.WriteVarUInt32((uint)form.WrittenCount);
        writer.Write(form.WrittenSpan);
    }

    /// <inheritdoc/>
    public T ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.IsReference)
        {
            return ReferenceCodec.ReadReference<T, TInput>(ref reader, field)!;
        }

        field.EnsureWireType(WireType.LengthPrefixed);
        byte[] form = reader.ReadBytes(reader.ReadVarUInt32());
        T value = Read(form);
        ReferenceCodec.RecordObject(reader.Session, value);
        return value;
    }

    /// <summary>Writes the form, its version first.</summary>
    protected abstract void Write(T value, IBufferWriter<byte> to);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    protected abstract T Read(ReadOnlySpan<byte> from);
}
