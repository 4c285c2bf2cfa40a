using System.Buffers.Binary;
using Twin.Domain.CanonicalForms;

namespace Twin.Domain.Devices;

/// <summary>The bytes of a device's state that digests are made of (R9): the fields in order, little-endian, without gaps.</summary>
public static class DeviceCanonicalForm
{
    /// <summary>How many bytes a device takes.</summary>
    public const int Size = 21;

    /// <summary>Writes a device.</summary>
    /// <param name="state">The device.</param>
    /// <param name="bytes">Where to; at least <see cref="Size"/> bytes.</param>
    public static void Write(in DeviceState state, Span<byte> bytes)
    {
        bytes = bytes[..Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, state.Id.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], state.RunningFirmware);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], state.RecordedFirmware);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], state.DeliveredFirmware);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[14..], state.SupplierCertificate);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[16..], state.NetworkOperatorCertificate);
        bytes[18] = state.Status.Packed;
        bytes[19] = (byte)state.Type;
        bytes[20] = (byte)state.Smets;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="FormatException">No device is written so; the message says what was found.</exception>
    public static DeviceState Read(ReadOnlySpan<byte> bytes)
    {
        CanonicalReader reader = new("device", bytes, Size);
        DeviceState state = new()
        {
            Id = reader.Device(),
            RunningFirmware = reader.UInt16(),
            RecordedFirmware = reader.UInt16(),
            DeliveredFirmware = reader.UInt16(),
            SupplierCertificate = reader.UInt16(),
            NetworkOperatorCertificate = reader.UInt16(),
            Status = reader.Status("status"),
            Type = reader.Member<DeviceType>("type"),
            // A device that is not in the inventory has no generation.
            Smets = (SmetsVersion)reader.AtMost((byte)SmetsVersion.Smets2, "generation"),
        };
        return !state.Exists || state.Smets != 0 ? state : throw reader.Refuse("generation", 0, "1 or 2");
    }
}
