using System.Buffers;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The bytes of what is due, beside its number and time, which a store has in columns of its own.</summary>
public static class DueEntryForm
{
    /// <summary>Writes the content, the version of the form first.</summary>
    public static void Write(DueEntry due, IBufferWriter<byte> to) => throw new InvalidOperationException();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Nothing due is written so; the message says what was found.</exception>
    public static DueEntry Read(long number, SimTime at, ReadOnlySpan<byte> from) => throw new FormatException();
}
