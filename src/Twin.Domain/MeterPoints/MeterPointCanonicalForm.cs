using System.Buffers.Binary;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The bytes of a meter point's state that digests are made of (R9): the fields in order, little-endian, then every linked meter
/// with its status, unused places as zeros.
/// </summary>
public static class MeterPointCanonicalForm
{
    /// <summary>How many bytes a meter point takes.</summary>
    public const int Size = 18 + (9 * LinkedMeters.Capacity);

    private const byte EverInstalledBit = 1;
    private const byte EverActiveBit = 2;

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
        bytes[16] = (byte)((state.EverInstalled ? EverInstalledBit : 0) | (state.EverActive ? EverActiveBit : 0));
        bytes[17] = (byte)state.Meters.Count;
        for (int place = 0; place < LinkedMeters.Capacity; place++)
        {
            Span<byte> meter = bytes.Slice(18 + (9 * place), 9);
            bool linked = place < state.Meters.Count;
            BinaryPrimitives.WriteUInt64LittleEndian(meter, linked ? state.Meters.IdAt(place).Value : 0);
            meter[8] = linked ? state.Meters.StatusAt(place).Packed : (byte)0;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="FormatException">No meter point is written so; the message says what was found.</exception>
    public static MeterPointState Read(ReadOnlySpan<byte> bytes)
    {
        CanonicalReader reader = new("meter point", bytes, Size);
        MeterPointState state = new()
        {
            Id = reader.MeterPoint("number"),
            Supplier = reader.UInt16(),
            NetworkOperator = reader.UInt16(),
            Agent = reader.UInt16(),
            Flag = reader.Member<DccServiceFlag>("flag"),
            Kind = reader.Member<MeterPointKind>("kind"),
        };
        byte history = reader.AtMost(EverInstalledBit | EverActiveBit, "history");
        state.EverInstalled = (history & EverInstalledBit) != 0;
        state.EverActive = (history & EverActiveBit) != 0;
        int count = reader.AtMost(LinkedMeters.Capacity, "count of meters");
        for (int place = 0; place < LinkedMeters.Capacity; place++)
        {
            ReadMeter(ref reader, place < count, ref state.Meters);
        }

        return state;
    }

    private static void ReadMeter(ref CanonicalReader reader, bool linked, ref LinkedMeters meters)
    {
        const string Nothing = "0 in a place without a meter";
        DeviceId meter = reader.Device();
        if (!linked && !meter.IsNone)
        {
            throw reader.Refuse("meter", meter.Value, Nothing);
        }

        DeviceStatus status = reader.Status("meter's status");
        if (linked)
        {
            meters.Add(meter, status);
        }
        else if (status != default)
        {
            throw reader.Refuse("meter's status", status.Packed, Nothing);
        }
    }
}
