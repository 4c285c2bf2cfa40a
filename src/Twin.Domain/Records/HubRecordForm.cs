using System.Buffers;

namespace Twin.Domain.Records;

/// <summary>The bytes of a communications hub's record: one form for storage, one for digests (R9).</summary>
public static class HubRecordForm
{
    /// <summary>The version that <see cref="Write"/> writes.</summary>
    public const byte Version = 1;

    /// <summary>Writes everything, without the version.</summary>
    public static void Write(HubRecord record, IBufferWriter<byte> to) => throw new InvalidOperationException();

    /// <summary>Reads what <see cref="Write"/> wrote in this or an earlier version.</summary>
    /// <exception cref="FormatException">No communications hub is written so; the message says what was found.</exception>
    public static HubRecord Read(byte version, ReadOnlySpan<byte> from) => throw new FormatException();

    /// <summary>Writes what digests are made of: nothing that depends on the order in which messages arrived.</summary>
    public static void WriteDigest(HubRecord record, IBufferWriter<byte> to) => throw new InvalidOperationException();
}
