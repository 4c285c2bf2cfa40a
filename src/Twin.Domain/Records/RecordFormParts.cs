using System.Collections.Immutable;
using Twin.Domain.CanonicalForms;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Metering;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The parts that forms of records, messages and dues share.</summary>
internal static class RecordFormParts
{
    internal static void Write(in FormWriter writer, RecordRequest request)
    {
        writer.Request(request.Id);
        writer.UInt16(request.User);
        writer.Byte((byte)request.Role);
        writer.Text(request.Variant.Srv);
        writer.Byte((byte)request.CommandVariant);
        writer.Flag(request.ExecuteAt is not null);
        writer.Time(request.ExecuteAt ?? default);
        writer.Byte(request.Service is { } service ? (byte)(1 + service) : (byte)0);
        writer.Values(request.Values);
    }

    internal static RecordRequest ReadRequest(ref FormReader reader)
    {
        RecordRequest request = new()
        {
            Id = reader.Request(),
            User = reader.UInt16(),
            Role = reader.Member<UserRole>("role"),
            Variant = reader.Variant(),
            CommandVariant = reader.Member<CommandVariant>("command variant"),
        };
        bool waits = reader.Flag("whether it waits");
        SimTime at = reader.Time();
        byte service = reader.Byte();
        return request with
        {
            ExecuteAt = waits ? at : null,
            Service = service == 0 ? null : (DccService)(service - 1),
            Values = reader.Values(),
        };
    }

    internal static void Write(in FormWriter writer, ImmutableArray<PendingRequest> pending)
    {
        writer.Count(pending.Length);
        foreach (PendingRequest one in pending)
        {
            writer.Int64(one.Number);
            writer.Time(one.At);
            writer.Byte((byte)one.Holder);
            Write(writer, one.Request);
        }
    }

    internal static ImmutableArray<PendingRequest> ReadPending(ref FormReader reader)
    {
        PendingRequest[] pending = new PendingRequest[reader.Count("requests that wait", 17)];
        for (int at = 0; at < pending.Length; at++)
        {
            pending[at] = new PendingRequest(
                reader.Int64(), reader.Time(), reader.Member<RequestHolder>("holder"), ReadRequest(ref reader));
        }

        return ImmutableArray.Create(pending);
    }

    // Numbers follow the order in which requests came, so the digest has none and goes by what is asked.
    internal static void WriteDigest(in FormWriter writer, ImmutableArray<PendingRequest> pending)
    {
        writer.Count(pending.Length);
        foreach (PendingRequest one in pending.OrderBy(static p => p.At).ThenBy(static p => p.Request.User)
            .ThenBy(static p => p.Request.Id.Counter).ThenBy(static p => p.Request.Variant.Number))
        {
            writer.Time(one.At);
            writer.Byte((byte)one.Holder);
            Write(writer, one.Request);
        }
    }

    internal static void Write(in FormWriter writer, ImmutableArray<HeardSender> heard)
    {
        writer.Count(heard.Length);
        foreach (HeardSender one in heard)
        {
            writer.Key(one.Sender);
            writer.Int64(one.Sequence);
        }
    }

    internal static ImmutableArray<HeardSender> ReadHeard(ref FormReader reader)
    {
        HeardSender[] heard = new HeardSender[reader.Count("senders", 17)];
        for (int at = 0; at < heard.Length; at++)
        {
            heard[at] = new HeardSender(reader.Key(), reader.Int64());
        }

        return ImmutableArray.Create(heard);
    }

    internal static void Write(in FormWriter writer, ImmutableArray<DeviceId> devices)
    {
        writer.Count(devices.Length);
        foreach (DeviceId device in devices)
        {
            writer.Device(device);
        }
    }

    internal static ImmutableArray<DeviceId> ReadDevices(ref FormReader reader)
    {
        DeviceId[] devices = new DeviceId[reader.Count("devices", 8)];
        for (int at = 0; at < devices.Length; at++)
        {
            devices[at] = reader.Device();
        }

        return ImmutableArray.Create(devices);
    }

    internal static void Write(in FormWriter writer, ImmutableArray<Mpxn> meterPoints)
    {
        writer.Count(meterPoints.Length);
        foreach (Mpxn meterPoint in meterPoints)
        {
            writer.MeterPoint(meterPoint);
        }
    }

    internal static ImmutableArray<Mpxn> ReadMeterPoints(ref FormReader reader)
    {
        Mpxn[] meterPoints = new Mpxn[reader.Count("meter points", 8)];
        for (int at = 0; at < meterPoints.Length; at++)
        {
            meterPoints[at] = reader.MeterPoint("meter point");
        }

        return ImmutableArray.Create(meterPoints);
    }

    /// <summary>The registrations that a premises was told of; versions count messages, so the digest has none.</summary>
    internal static void Write(in FormWriter writer, ImmutableArray<MeterPointParties> parties, bool withVersions)
    {
        writer.Count(parties.Length);
        foreach (MeterPointParties one in parties)
        {
            Write(writer, one, withVersions);
        }
    }

    internal static void Write(in FormWriter writer, MeterPointParties parties, bool withVersion)
    {
        writer.MeterPoint(parties.MeterPoint);
        if (withVersion)
        {
            writer.Int64(parties.Version);
        }

        Write(writer, parties.History);
    }

    internal static ImmutableArray<MeterPointParties> ReadParties(ref FormReader reader)
    {
        MeterPointParties[] parties = new MeterPointParties[reader.Count("meter points", 29)];
        for (int at = 0; at < parties.Length; at++)
        {
            parties[at] = ReadOneParties(ref reader);
        }

        return ImmutableArray.Create(parties);
    }

    internal static MeterPointParties ReadOneParties(ref FormReader reader)
    {
        Mpxn meterPoint = reader.MeterPoint("meter point");
        long version = reader.Int64();
        return new MeterPointParties(meterPoint, ReadHistory(ref reader), version);
    }

    internal static void Write(in FormWriter writer, RegistrationHistory history)
    {
        writer.Byte((byte)history.Kind);
        foreach (RegistrationKind part in (ReadOnlySpan<RegistrationKind>)
            [RegistrationKind.Supplier, RegistrationKind.NetworkOperator, RegistrationKind.Agent])
        {
            ReadOnlySpan<RegistrationInterval> intervals = history.Intervals(part);
            writer.Count(intervals.Length);
            foreach (RegistrationInterval interval in intervals)
            {
                writer.UInt16(interval.User);
                writer.Time(interval.From);
                writer.Time(interval.To);
            }
        }
    }

    internal static RegistrationHistory ReadHistory(ref FormReader reader)
    {
        MeterPointKind kind = reader.Member<MeterPointKind>("kind of meter point");
        RegistrationInterval[] suppliers = ReadIntervals(ref reader);
        RegistrationInterval[] networkOperators = ReadIntervals(ref reader);
        RegistrationInterval[] agents = ReadIntervals(ref reader);
        try
        {
            return new RegistrationHistory(kind, suppliers, networkOperators, agents);
        }
        catch (ArgumentException error)
        {
            throw new FormatException("registrations: " + error.Message, error);
        }
    }

    internal static void Write(in FormWriter writer, PremisesState state)
    {
        writer.Flag(state.HasWan);
        writer.Flag(state.SupplyLostAt is not null);
        writer.Time(state.SupplyLostAt ?? default);
        writer.Time(state.JoinWindowUntil);
    }

    internal static PremisesState ReadPremises(ref FormReader reader)
    {
        bool hasWan = reader.Flag("SM WAN");
        bool isLost = reader.Flag("loss of supply");
        SimTime lostAt = reader.Time();
        return new PremisesState(hasWan, isLost ? lostAt : null, reader.Time());
    }

    internal static void Write(in FormWriter writer, DeviceSettings settings)
    {
        writer.Count(settings.Count);
        for (int at = 0; at < settings.Count; at++)
        {
            writer.Text(settings[at].Key);
            writer.Values(settings[at].Value);
        }
    }

    internal static DeviceSettings ReadSettings(ref FormReader reader)
    {
        KeyValuePair<string, RequestValues>[] groups = new KeyValuePair<string, RequestValues>[reader.Count("groups", 8)];
        for (int at = 0; at < groups.Length; at++)
        {
            groups[at] = KeyValuePair.Create(reader.Text("a text"), reader.Values());
        }

        return DeviceSettings.Of(groups);
    }

    private static RegistrationInterval[] ReadIntervals(ref FormReader reader)
    {
        RegistrationInterval[] intervals = new RegistrationInterval[reader.Count("registrations", 18)];
        for (int at = 0; at < intervals.Length; at++)
        {
            intervals[at] = new RegistrationInterval(reader.UInt16(), reader.Time(), reader.Time());
        }

        return intervals;
    }
}
