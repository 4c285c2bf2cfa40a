using System.Buffers;

namespace Twin.Domain.Records;

/// <summary>What a record adds to the digest of an estate (Twin resolutions R9).</summary>
/// <remarks>
/// An entity that is as the population made it, or does not exist, adds nothing: whether a host keeps a row for it, say for the refusal
/// that it answered with, is no state of the entity.
/// </remarks>
public static class RecordDigest
{
    /// <summary>Writes a device's part; nothing, and false, when it is as it was untouched.</summary>
    public static bool Write(DeviceRecord record, DeviceRecord untouched, ArrayBufferWriter<byte> to)
        => Write(record, untouched, DeviceRecordForm.WriteDigest, to);

    /// <summary>Writes a hub's part; nothing, and false, when it is as it was untouched.</summary>
    public static bool Write(HubRecord record, HubRecord untouched, ArrayBufferWriter<byte> to)
        => Write(record, untouched, HubRecordForm.WriteDigest, to);

    /// <summary>Writes a meter point's part; nothing, and false, when it is as it was untouched.</summary>
    public static bool Write(MeterPointRecord record, MeterPointRecord untouched, ArrayBufferWriter<byte> to)
        => Write(record, untouched, MeterPointRecordForm.WriteDigest, to);

    private static bool Write<TRecord>(
        TRecord record, TRecord untouched, Action<TRecord, IBufferWriter<byte>> form, ArrayBufferWriter<byte> to)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(to);
        if (ReferenceEquals(record, untouched))
        {
            return false;
        }

        ArrayBufferWriter<byte> now = new(1024);
        ArrayBufferWriter<byte> before = new(1024);
        form(record, now);
        form(untouched, before);
        if (now.WrittenSpan.SequenceEqual(before.WrittenSpan))
        {
            return false;
        }

        to.Write(now.WrittenSpan);
        return true;
    }
}
