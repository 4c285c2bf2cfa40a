using System.Buffers.Binary;

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
}
