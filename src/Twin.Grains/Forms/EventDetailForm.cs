using System.Buffers;
using System.Runtime.CompilerServices;
using Twin.Domain.ServiceRequests;

namespace Twin.Grains.Forms;

/// <summary>The bytes of what an event of the log says beside its numbers: a clause and values. No bytes stand for neither.</summary>
internal static class EventDetailForm
{
    private const byte Version = 1;
    private const int MostClauses = 64;

    // Clauses come from the tables of rules, so a thread meets the same few over and over.
    [ThreadStatic]
    private static KeyValuePair<string, byte[]>[]? clauses;

    internal static ReadOnlyMemory<byte> ToBytes(string clause, RequestValues values)
        => values.Count == 0 ? Of(clause) : Write(clause, values).ToArray();

    /// <summary>The same bytes, which last until this thread writes another form.</summary>
    internal static ReadOnlySpan<byte> ToSpan(string clause, RequestValues values)
        => values.Count == 0 ? Of(clause) : Write(clause, values);

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

    private static byte[] Of(string clause)
    {
        if (clause.Length == 0)
        {
            return [];
        }

        clauses ??= new KeyValuePair<string, byte[]>[MostClauses];
        ref KeyValuePair<string, byte[]> known = ref clauses[RuntimeHelpers.GetHashCode(clause) & (MostClauses - 1)];
        if (!ReferenceEquals(known.Key, clause))
        {
            known = KeyValuePair.Create(clause, Write(clause, RequestValues.Empty).ToArray());
        }

        return known.Value;
    }

    private static ReadOnlySpan<byte> Write(string clause, RequestValues values)
    {
        ArrayBufferWriter<byte> buffer = FormBuffer.Take();
        FormWriter to = new(buffer);
        to.Byte(Version);
        to.Text(clause);
        ValuesForm.Write(values, to);
        return buffer.WrittenSpan;
    }
}
