using System.Buffers.Binary;

namespace Twin.Load.Running;

/// <summary>Counters for request ids and ids for operations that no earlier run has used. Safe for use by several threads.</summary>
/// <remarks>
/// They start at the microseconds since 1970: two runs would meet only if the first had made more than a million calls a second. A
/// repeated id would be answered as before and change nothing, so a run with used ids would measure another thing.
/// </remarks>
internal sealed class RequestNumbers(DateTimeOffset now)
{
    private long last = (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The next counter.</summary>
    public ulong Next() => (ulong)Interlocked.Increment(ref last);

    /// <summary>The next id of an operation.</summary>
    public Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, 0x4C4F_4144_0000_8000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        return new Guid(bytes, bigEndian: true);
    }
}
