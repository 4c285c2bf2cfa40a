using System.Buffers;
using Twin.Domain.ServiceRequests;

namespace Twin.Grains.Forms;

/// <summary>The bytes of what an event of the log says beside its numbers: a clause and values. No bytes stand for neither.</summary>
internal static class EventDetailForm
{
    private const byte Version = 1;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    internal static ReadOnlyMemory<byte> ToBytes(string clause, RequestValues values)
    {
        if (clause.Length == 0 && values.Count == 0)
        {
            return default;
        }

        ArrayBufferWriter<byte> buffer = kept ??= new ArrayBufferWriter<byte>(256);
        buffer.ResetWrittenCount();
        FormWriter to = new(buffer);
        to.Byte(Version);
        to.Text(clause);
        ValuesForm.Write(values, to);
        return buffer.WrittenSpan.ToArray();
    }

    internal static (string Clause, RequestValues Values) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return (string.Empty, RequestValues.Empty);
        }

        FormReader from = new("event detail", bytes, Version);
        string clause = from.Text();
        RequestValues values = ValuesForm.Read(ref from);
        from.End();
        return (clause, values);
    }
}
