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

    /// <summary>Whether a first half has the version of a random or a time-ordered id (RFC 9562: 4 or 7).</summary>
    internal static bool HasVersion(UserId first) => ((first.Value >> 12) & 0xF) is 4 or 7;

    /// <summary>Whether halves have version and variant of such an id; a user's request hardly ever has.</summary>
    internal static bool IsOperation(UserId first, ulong second) => HasVersion(first) && second >> 62 == 2;
}
