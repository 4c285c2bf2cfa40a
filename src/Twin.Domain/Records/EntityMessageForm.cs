using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.CanonicalForms;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The bytes of messages: an outbox, or one message on its way.</summary>
public static class EntityMessageForm
{
    private const byte Version = 1;
    private const byte DeviceTag = 1;
    private const byte HubTag = 2;
    private const byte MeterPointTag = 3;
    private const byte PartiesTag = 4;
    private const byte PremisesTag = 5;
    private const byte LogTag = 6;
    private const byte HubLinkTag = 7;
    private const byte JoinTag = 8;
    private const byte TenancyTag = 9;

    /// <summary>Writes messages in order, the version of the form first.</summary>
    public static void Write(ReadOnlySpan<EntityMessage> messages, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        writer.Byte(Version);
        writer.Count(messages.Length);
        foreach (EntityMessage message in messages)
        {
            writer.Key(message.Target);
            writer.Key(message.Sender);
            writer.Int64(message.Sequence);
            writer.Time(message.At);
            Write(writer, message.Content);
        }
    }

    /// <summary>Reads what <see cref="Write(ReadOnlySpan{EntityMessage}, IBufferWriter{byte})"/> wrote.</summary>
    /// <exception cref="FormatException">No messages are written so; the message says what was found.</exception>
    public static ImmutableArray<EntityMessage> Read(ReadOnlySpan<byte> from)
    {
        FormReader reader = new("messages", from);
        byte version = reader.Byte();
        if (version != Version)
        {
            throw new FormatException($"messages: found version {version}; expected {Version}");
        }

        EntityMessage[] messages = new EntityMessage[reader.Count("messages", 35)];
        for (int at = 0; at < messages.Length; at++)
        {
            messages[at] = new EntityMessage(reader.Key(), reader.Key(), reader.Int64(), reader.Time(), ReadContent(ref reader));
        }

        reader.End();
        return ImmutableArray.Create(messages);
    }

    private static void Write(in FormWriter writer, MessageContent content)
    {
        switch (content)
        {
            case CommandDevice device:
                writer.Byte(DeviceTag);
                DeviceCommandCanonicalForm.Write(device.Command, writer.Room(DeviceCommandCanonicalForm.Size));
                break;
            case CommandHub hub:
                writer.Byte(HubTag);
                HubCommandCanonicalForm.Write(hub.Command, writer.Room(HubCommandCanonicalForm.Size));
                break;
            case CommandMeterPoint meterPoint:
                writer.Byte(MeterPointTag);
                MeterPointCommandCanonicalForm.Write(meterPoint.Command, writer.Room(MeterPointCommandCanonicalForm.Size));
                writer.Device(meterPoint.Hub);
                writer.Byte((byte)meterPoint.Smets);
                break;
            case TellParties parties:
                writer.Byte(PartiesTag);
                writer.Flag(parties.IsGone);
                RecordFormParts.Write(writer, parties.Parties, withVersion: true);
                break;
            case TellPremises premises:
                writer.Byte(PremisesTag);
                RecordFormParts.Write(writer, premises.State);
                writer.Flag(premises.Leaves);
                RecordFormParts.Write(writer, premises.Link);
                writer.UInt16(premises.AddedBy);
                break;
            case ChangeLog change:
                WriteChange(writer, LogTag, change.Device, change.Leaves);
                break;
            case TellHub hub:
                writer.Byte(HubLinkTag);
                writer.Device(hub.Chf);
                break;
            case TellJoin join:
                WriteChange(writer, JoinTag, join.Device, join.Leaves);
                break;
            case TellTenancy:
                writer.Byte(TenancyTag);
                break;
            default:
                throw new ArgumentException($"no form for {content.GetType().Name}", nameof(content));
        }
    }

    private static void WriteChange(in FormWriter writer, byte tag, DeviceId device, bool leaves)
    {
        writer.Byte(tag);
        writer.Device(device);
        writer.Flag(leaves);
    }

    private static MessageContent ReadContent(ref FormReader reader)
    {
        byte tag = reader.Byte();
        switch (tag)
        {
            case DeviceTag:
                return new CommandDevice(DeviceCommandCanonicalForm.Read(reader.Room(DeviceCommandCanonicalForm.Size)));
            case HubTag:
                return new CommandHub(HubCommandCanonicalForm.Read(reader.Room(HubCommandCanonicalForm.Size)));
            case MeterPointTag:
                return new CommandMeterPoint(
                    MeterPointCommandCanonicalForm.Read(reader.Room(MeterPointCommandCanonicalForm.Size)),
                    reader.Device(),
                    reader.Member<SmetsVersion>("generation"));
            case PartiesTag:
                bool gone = reader.Flag("gone");
                return new TellParties(RecordFormParts.ReadOneParties(ref reader), gone);
            case PremisesTag:
                return new TellPremises(
                    RecordFormParts.ReadPremises(ref reader),
                    reader.Flag("leaves"),
                    RecordFormParts.ReadMeterPoints(ref reader),
                    reader.UInt16());
            case LogTag:
                return new ChangeLog(reader.Device(), reader.Flag("leaves"));
            case HubLinkTag:
                return new TellHub(reader.Device());
            case JoinTag:
                return new TellJoin(reader.Device(), reader.Flag("leaves"));
            case TenancyTag:
                return new TellTenancy();
            default:
                throw new FormatException($"messages: found {tag} as kind of message; expected {DeviceTag} to {TenancyTag}");
        }
    }
}
