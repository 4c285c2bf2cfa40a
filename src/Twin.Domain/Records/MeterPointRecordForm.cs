using System.Buffers;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Records;

/// <summary>The bytes of a meter point's record: one form for storage, one for digests (R9).</summary>
public static class MeterPointRecordForm
{
    /// <summary>The version that <see cref="Write"/> writes.</summary>
    public const byte Version = 1;

    /// <summary>Writes everything, without the version.</summary>
    public static void Write(MeterPointRecord record, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        WriteState(writer, record, record.State);
        writer.Int64(record.Version);
        writer.Int64(record.NextChange);
        writer.Int64(record.LastDue);
        writer.Int64(record.LastSent);
        RecordFormParts.Write(writer, record.Heard);
    }

    /// <summary>Reads what <see cref="Write"/> wrote in this or an earlier version.</summary>
    /// <exception cref="FormatException">No meter point is written so; the message says what was found.</exception>
    public static MeterPointRecord Read(byte version, ReadOnlySpan<byte> from)
    {
        FormReader reader = new("meter point record", RecordForms.Of(version, Version, "meter point record", from));
        MeterPointRecord record = new()
        {
            Id = reader.MeterPoint("number"),
            State = MeterPointCanonicalForm.Read(reader.Room(MeterPointCanonicalForm.Size)),
            Hub = reader.Device(),
        };
        record = record with
        {
            History = reader.Flag("registrations") ? RecordFormParts.ReadHistory(ref reader) : null,
            Version = reader.Int64(),
            NextChange = reader.Int64(),
            LastDue = reader.Int64(),
            LastSent = reader.Int64(),
            Heard = RecordFormParts.ReadHeard(ref reader),
        };
        reader.End();
        return record;
    }

    /// <summary>
    /// Writes what digests are made of: nothing that depends on the order in which messages arrived, so that the meters stand by id.
    /// </summary>
    public static void WriteDigest(MeterPointRecord record, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(to);
        MeterPointState state = record.State;
        LinkedMeters linked = state.Meters;
        List<(DeviceId Id, DeviceStatus Status)> meters = [];
        for (int place = 0; place < linked.Count; place++)
        {
            meters.Add((linked.IdAt(place), linked.StatusAt(place)));
        }

        state.Meters = default;
        foreach ((DeviceId id, DeviceStatus status) in meters.OrderBy(static meter => meter.Id))
        {
            state.Meters.Add(id, status);
        }

        WriteState(new FormWriter(to), record, state);
    }

    private static void WriteState(in FormWriter writer, MeterPointRecord record, in MeterPointState state)
    {
        writer.MeterPoint(record.Id);
        MeterPointCanonicalForm.Write(state, writer.Room(MeterPointCanonicalForm.Size));
        writer.Device(record.Hub);
        writer.Flag(record.History is not null);
        if (record.History is { } history)
        {
            RecordFormParts.Write(writer, history);
        }
    }
}
