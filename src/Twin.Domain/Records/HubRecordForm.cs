using System.Buffers;
using Twin.Domain.CanonicalForms;
using Twin.Domain.CommunicationsHubs;

namespace Twin.Domain.Records;

/// <summary>The bytes of a communications hub's record: one form for storage, one for digests (R9).</summary>
public static class HubRecordForm
{
    /// <summary>The version that <see cref="Write"/> writes.</summary>
    public const byte Version = 1;

    /// <summary>Writes everything, without the version.</summary>
    public static void Write(HubRecord record, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        WriteState(writer, record);
        RecordFormParts.Write(writer, record.Parties, withVersions: true);
        RecordFormParts.Write(writer, record.Pending);
        writer.Int64(record.HoldUp);
        writer.Int64(record.LastDue);
        writer.Int64(record.LastSent);
        RecordFormParts.Write(writer, record.Heard);
    }

    /// <summary>Reads what <see cref="Write"/> wrote in this or an earlier version.</summary>
    /// <exception cref="FormatException">No communications hub is written so; the message says what was found.</exception>
    public static HubRecord Read(byte version, ReadOnlySpan<byte> from)
    {
        FormReader reader = new("hub record", RecordForms.Of(version, Version, "hub record", from));
        HubRecord record = new()
        {
            Chf = reader.Device(),
            State = CommunicationsHubCanonicalForm.Read(reader.Room(CommunicationsHubCanonicalForm.Size)),
            Gpf = reader.Device(),
            Replaces = reader.Device(),
            Log = RecordFormParts.ReadDevices(ref reader),
            Parties = RecordFormParts.ReadParties(ref reader),
            Pending = RecordFormParts.ReadPending(ref reader),
            HoldUp = reader.Int64(),
            LastDue = reader.Int64(),
            LastSent = reader.Int64(),
            Heard = RecordFormParts.ReadHeard(ref reader),
        };
        reader.End();
        return record;
    }

    /// <summary>Writes what digests are made of: nothing that depends on the order in which messages arrived.</summary>
    public static void WriteDigest(HubRecord record, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        WriteState(writer, record);
        RecordFormParts.Write(writer, record.Parties, withVersions: false);
        RecordFormParts.WriteDigest(writer, record.Pending);
    }

    private static void WriteState(in FormWriter writer, HubRecord record)
    {
        writer.Device(record.Chf);
        CommunicationsHubCanonicalForm.Write(record.State, writer.Room(CommunicationsHubCanonicalForm.Size));
        writer.Device(record.Gpf);
        writer.Device(record.Replaces);
        RecordFormParts.Write(writer, record.Log);
    }
}
