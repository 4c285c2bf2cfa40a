using Twin.Domain.CanonicalForms;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>
/// The bytes of a hub's command, for outboxes and messages between hosts: every field in order, little-endian, without gaps, whatever
/// the kind.
/// </summary>
public static class HubCommandCanonicalForm
{
    /// <summary>How many bytes a command takes.</summary>
    public const int Size = 32;

    /// <summary>Writes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="bytes">Where to; at least <see cref="Size"/> bytes.</param>
    public static void Write(in HubCommand command, Span<byte> bytes)
    {
        CanonicalWriter writer = new(bytes[..Size]);
        writer.Byte((byte)command.Kind);
        writer.Time(command.At);
        writer.Device(command.Chf);
        writer.UInt16(command.User);
        writer.Byte((byte)command.Region);
        writer.Byte((byte)command.HanVariant);
        writer.Byte((byte)command.InstallType);
        writer.Byte((byte)command.PremiseType);
        writer.Byte((byte)command.FaultReturnType);
        writer.Byte((byte)command.FaultReason);
        writer.Byte((byte)command.ConnectionMethod);
        writer.Byte((byte)command.NoFaultReturnType);
        writer.Byte((byte)command.Shipment);
        writer.Int32(command.JoinPeriodSeconds);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="FormatException">No command is written so; the message says what was found.</exception>
    public static HubCommand Read(ReadOnlySpan<byte> bytes)
    {
        CanonicalReader reader = new("communications hub command", bytes, Size);
        return new HubCommand(reader.Member<HubCommandKind>("kind"), reader.Time())
        {
            Chf = reader.Device(),
            User = reader.UInt16(),
            Region = reader.Member<CspRegion>("region"),
            HanVariant = reader.Member<HanVariant>("HAN variant"),
            InstallType = reader.Member<HubInstallType>("install type"),
            PremiseType = reader.Member<PremiseType>("premises"),
            FaultReturnType = reader.Member<FaultReturnType>("fault return type"),
            FaultReason = reader.Member<HubFaultReason>("fault reason"),
            ConnectionMethod = reader.Member<HubConnectionMethod>("connection method"),
            NoFaultReturnType = reader.Member<NoFaultReturnType>("no-fault return type"),
            Shipment = reader.Member<HubShipment>("shipment"),
            JoinPeriodSeconds = reader.Int32(),
        };
    }
}
