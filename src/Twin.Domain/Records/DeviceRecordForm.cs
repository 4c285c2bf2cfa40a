using System.Buffers;
using System.Collections.Immutable;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>The bytes of a device's record: one form for storage, one for digests (R9).</summary>
public static class DeviceRecordForm
{
    /// <summary>
    /// The version that <see cref="Write"/> writes. Version 1 had no tariffs with blocks, secondary elements and load limits; version 2 no
    /// special days of tariffs and no block counters of billing periods.
    /// </summary>
    public const byte Version = 3;

    /// <summary>Writes everything, without the version.</summary>
    public static void Write(DeviceRecord record, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        WriteState(writer, record);
        RecordFormParts.Write(writer, record.Parties, withVersions: true);
        WriteSchedules(writer, record, withNumbers: true);
        RecordFormParts.Write(writer, record.Pending);
        writer.Int64(record.JoinWindow);
        writer.Int64(record.CreditDue);
        writer.Int64(record.LastSchedule);
        writer.Int64(record.LastDue);
        writer.Int64(record.LastSent);
        RecordFormParts.Write(writer, record.Heard);
        writer.Count(record.Counters.Length);
        foreach (OriginatorCounter counter in record.Counters)
        {
            writer.UInt16(counter.User);
            writer.UInt64(counter.Counter);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote in this or an earlier version.</summary>
    /// <exception cref="FormatException">No device is written so; the message says what was found.</exception>
    public static DeviceRecord Read(byte version, ReadOnlySpan<byte> from)
    {
        FormReader reader = new("device record", RecordForms.Of(version, Version, "device record", from));
        DeviceRecord record = ReadState(ref reader, version) with
        {
            Parties = RecordFormParts.ReadParties(ref reader),
            Schedules = ReadSchedules(ref reader),
            Pending = RecordFormParts.ReadPending(ref reader),
            JoinWindow = reader.Int64(),
            CreditDue = reader.Int64(),
            LastSchedule = reader.Int64(),
            LastDue = reader.Int64(),
            LastSent = reader.Int64(),
            Heard = RecordFormParts.ReadHeard(ref reader),
        };
        OriginatorCounter[] counters = new OriginatorCounter[reader.Count("counters", 10)];
        for (int at = 0; at < counters.Length; at++)
        {
            counters[at] = new OriginatorCounter(reader.UInt16(), reader.UInt64());
        }

        reader.End();
        return record with { Counters = ImmutableArray.Create(counters) };
    }

    /// <summary>Writes what digests are made of: nothing that depends on the order in which messages arrived.</summary>
    public static void WriteDigest(DeviceRecord record, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(to);
        FormWriter writer = new(to);
        WriteState(writer, record);
        RecordFormParts.Write(writer, record.Parties, withVersions: false);
        WriteSchedules(writer, record, withNumbers: false);
        RecordFormParts.WriteDigest(writer, record.Pending);
    }

    private static void WriteState(in FormWriter writer, DeviceRecord record)
    {
        writer.Device(record.Id);
        DeviceCanonicalForm.Write(record.State, writer.Room(DeviceCanonicalForm.Size));
        writer.Device(record.Hub);
        RecordFormParts.Write(writer, record.Premises);
        writer.UInt16(record.AddedBy);
        RecordFormParts.Write(writer, record.MeterPoints);
        RecordFormParts.Write(writer, record.Joined);
        writer.Values(record.Credentials);
        RecordFormParts.Write(writer, record.Settings);
        writer.Flag(record.Metering is not null);
        if (record.Metering is { } metering)
        {
            ArrayBufferWriter<byte> form = new();
            MeteringCanonicalForm.Write(form, metering);
            writer.Count(form.WrittenCount);
            form.WrittenSpan.CopyTo(writer.Room(form.WrittenCount));
        }
    }

    private static DeviceRecord ReadState(ref FormReader reader, byte version)
    {
        DeviceRecord record = new()
        {
            Id = reader.Device(),
            State = DeviceCanonicalForm.Read(reader.Room(DeviceCanonicalForm.Size)),
            Hub = reader.Device(),
            Premises = RecordFormParts.ReadPremises(ref reader),
            AddedBy = reader.UInt16(),
            MeterPoints = RecordFormParts.ReadMeterPoints(ref reader),
            Joined = RecordFormParts.ReadDevices(ref reader),
            Credentials = reader.Values(),
            Settings = RecordFormParts.ReadSettings(ref reader),
        };
        if (!reader.Flag("metering"))
        {
            return record;
        }

        ReadOnlySpan<byte> metering = reader.Room(reader.Count("bytes of metering", 1));
        return record with
        {
            Metering = version == 1 ? MeteringCanonicalForm.ReadFirstVersion(metering) : MeteringCanonicalForm.Read(metering),
        };
    }

    private static void WriteSchedules(in FormWriter writer, DeviceRecord record, bool withNumbers)
    {
        writer.Count(record.Schedules.Length);
        IEnumerable<DeviceSchedule> schedules = withNumbers
            ? record.Schedules
            : record.Schedules.OrderBy(static s => s.Owner).ThenBy(static s => s.Variant.Number).ThenBy(static s => s.Start)
                .ThenBy(static s => s.Frequency).ThenBy(static s => s.End);
        foreach (DeviceSchedule schedule in schedules)
        {
            if (withNumbers)
            {
                writer.Int64(schedule.Id);
                writer.Int64(schedule.Due);
            }

            writer.UInt16(schedule.Owner);
            writer.Byte((byte)schedule.Role);
            writer.Text(schedule.Variant.Srv);
            writer.Byte((byte)schedule.Frequency);
            writer.Time(schedule.Start);
            writer.Time(schedule.End);
            writer.Int32(schedule.Runs);
            writer.Values(schedule.Values);
        }
    }

    private static ImmutableArray<DeviceSchedule> ReadSchedules(ref FormReader reader)
    {
        DeviceSchedule[] schedules = new DeviceSchedule[reader.Count("schedules", 46)];
        for (int at = 0; at < schedules.Length; at++)
        {
            long id = reader.Int64();
            long due = reader.Int64();
            schedules[at] = new DeviceSchedule
            {
                Id = id,
                Due = due,
                Owner = reader.UInt16(),
                Role = reader.Member<UserRole>("role"),
                Variant = reader.Variant(),
                Frequency = reader.Member<ScheduleFrequency>("frequency"),
                Start = reader.Time(),
                End = reader.Time(),
                Runs = reader.Int32(),
                Values = reader.Values(),
            };
        }

        return ImmutableArray.Create(schedules);
    }
}
