using Twin.Domain.CanonicalForms;

namespace Twin.Domain.Devices;

/// <summary>
/// The bytes of a device's command, for outboxes and messages between hosts: every field in order, little-endian, without gaps, whatever
/// the kind.
/// </summary>
public static class DeviceCommandCanonicalForm
{
    /// <summary>How many bytes a command takes.</summary>
    public const int Size = 16;

    /// <summary>Writes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="bytes">Where to; at least <see cref="Size"/> bytes.</param>
    public static void Write(in DeviceCommand command, Span<byte> bytes)
    {
        CanonicalWriter writer = new(bytes[..Size]);
        writer.Byte((byte)command.Kind);
        writer.Device(command.Id);
        writer.UInt16(command.Firmware);
        writer.UInt16(command.User);
        writer.Byte((byte)command.Type);
        writer.Byte((byte)command.Smets);
        writer.Byte((byte)command.Lifecycle);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="FormatException">No command is written so; the message says what was found.</exception>
    public static DeviceCommand Read(ReadOnlySpan<byte> bytes)
    {
        CanonicalReader reader = new("device command", bytes, Size);
        return new DeviceCommand(reader.Member<DeviceCommandKind>("kind"))
        {
            Id = reader.Device(),
            Firmware = reader.UInt16(),
            User = reader.UInt16(),
            Type = reader.Member<DeviceType>("type"),
            // Only a pre-notification names a generation.
            Smets = (SmetsVersion)reader.AtMost((byte)SmetsVersion.Smets2, "generation"),
            Lifecycle = reader.Member<DeviceLifecycle>("lifecycle"),
        };
    }
}
