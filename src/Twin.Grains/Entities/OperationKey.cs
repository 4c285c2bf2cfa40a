using System.Buffers.Binary;
using Twin.Domain.Identity;

namespace Twin.Grains.Entities;

/// <summary>
/// The id of an operational event as answers are kept by: its halves stand where a request has originator and counter. A random id has a
/// version in its first half that no user's EUI-64 of this twin meets with the same counter.
/// </summary>
internal static class OperationKey
{
    internal static (UserId First, ulong Second) Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (new UserId(BinaryPrimitives.ReadUInt64BigEndian(bytes)), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }
}
