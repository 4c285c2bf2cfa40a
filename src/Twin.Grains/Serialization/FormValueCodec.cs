using System.Buffers;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Twin.Grains.Serialization;

/// <summary>Carries a small immutable struct in a form of fixed size.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <param name="size">The bytes of its form, at most 256.</param>
internal abstract class FormValueCodec<T>(int size) : IFieldCodec<T>, IDeepCopier<T>
    where T : struct
{
    /// <inheritdoc/>
    public T DeepCopy(T input, CopyContext context) => input;

    /// <inheritdoc/>
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T value)
        where TBufferWriter : IBufferWriter<byte>
    {
        ReferenceCodec.MarkValueField(writer.Session);
        Span<byte> form = stackalloc byte[size];
        Write(value, form);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(T), WireType.LengthPrefixed);
        writer.WriteVarUInt32((uint)size);
        writer.Write(form);
    }

    /// <inheritdoc/>
    public T ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        ReferenceCodec.MarkValueField(reader.Session);
        field.EnsureWireType(WireType.LengthPrefixed);
        return Read(reader.ReadBytes(reader.ReadVarUInt32()));
    }

    /// <summary>Writes the form.</summary>
    protected abstract void Write(T value, Span<byte> to);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    protected abstract T Read(ReadOnlySpan<byte> from);
}
