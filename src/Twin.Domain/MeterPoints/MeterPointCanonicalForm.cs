using System.Buffers.Binary;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The bytes of a meter point's state that digests are made of (R9): the fields in order, little-endian, then every linked meter
/// with its status, unused places as zeros.
/// </summary>
public static class MeterPointCanonicalForm
{
    /// <summary>How many bytes a meter point takes.</summary>
    public const int Size = 18 + (9 * LinkedMeters.Capacity);

    /// <summary>Writes a meter point.</summary>
    /// <param name="state">The meter point.</param>
    /// <param name="bytes">Where to; at least <see cref="Size"/> bytes.</param>
    public static void Write(in MeterPointState state, Span<byte> bytes)
    {
        bytes = bytes[..Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, state.Id.Packed);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], state.Supplier);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], state.NetworkOperator);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], state.Agent);
        bytes[14] = (byte)state.Flag;
        bytes[15] = (byte)state.Kind;
        bytes[16] = (byte)((state.EverInstalled ? 1 : 0) | (state.EverActive ? 2 : 0));
        bytes[17] = (byte)state.Meters.Count;
        for (int place = 0; place < LinkedMeters.Capacity; place++)
        {
            Span<byte> meter = bytes.Slice(18 + (9 * place), 9);
            bool linked = place < state.Meters.Count;
            BinaryPrimitives.WriteUInt64LittleEndian(meter, linked ? state.Meters.IdAt(place).Value : 0);
            meter[8] = linked ? state.Meters.StatusAt(place).Packed : (byte)0;
        }
    }
}
