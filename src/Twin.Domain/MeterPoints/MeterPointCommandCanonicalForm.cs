using Twin.Domain.CanonicalForms;
using Twin.Domain.Devices;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The bytes of a meter point's command, for outboxes and messages between hosts: every field in order, little-endian, without gaps,
/// whatever the kind.
/// </summary>
public static class MeterPointCommandCanonicalForm
{
    /// <summary>How many bytes a command takes.</summary>
    public const int Size = 13;

    /// <summary>Writes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="bytes">Where to; at least <see cref="Size"/> bytes.</param>
    public static void Write(in MeterPointCommand command, Span<byte> bytes)
    {
        CanonicalWriter writer = new(bytes[..Size]);
        writer.Byte((byte)command.Kind);
        writer.Device(command.Meter);
        writer.UInt16(command.User);
        writer.Byte(command.Status.Packed);
        writer.Byte((byte)command.Cause);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="FormatException">No command is written so; the message says what was found.</exception>
    public static MeterPointCommand Read(ReadOnlySpan<byte> bytes)
    {
        CanonicalReader reader = new("meter point command", bytes, Size);
        return new MeterPointCommand(reader.Member<MeterPointCommandKind>("kind"))
        {
            Meter = reader.Device(),
            User = reader.UInt16(),
            Status = reader.Status("status"),
            Cause = reader.Member<DeviceCommandKind>("cause"),
        };
    }
}
