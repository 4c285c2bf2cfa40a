using System.Buffers;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The bytes of what is due, beside its number and time, which a store has in columns of its own.</summary>
public static class DueEntryForm
{
    private const byte Version = 1;

    /// <summary>Writes the content, the version of the form first.</summary>
    public static void Write(DueEntry due, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        writer.Byte(Version);
        writer.Byte((byte)due.Kind);
        writer.Flag(due.Request is not null);
        if (due.Request is { } request)
        {
            RecordFormParts.Write(writer, request);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Nothing due is written so; the message says what was found.</exception>
    public static DueEntry Read(long number, SimTime at, ReadOnlySpan<byte> from)
    {
        FormReader reader = new("due item", from);
        byte version = reader.Byte();
        if (version != Version)
        {
            throw new FormatException($"due item: found version {version}; expected {Version}");
        }

        DueKind kind = reader.Member<DueKind>("kind");
        RecordRequest? request = reader.Flag("request") ? RecordFormParts.ReadRequest(ref reader) : null;
        reader.End();
        return new DueEntry(number, at, kind, request);
    }
}
