using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>The records of a premises whose states are known and of which nothing else is, as an imported inventory gives them.</summary>
public static class PremisesRecords
{
    /// <summary>The records of the devices, in their order.</summary>
    /// <param name="devices">The devices of the premises.</param>
    /// <param name="meterPoints">Its meter points.</param>
    /// <param name="hub">Its hub; the default state where there is none.</param>
    public static ImmutableArray<DeviceRecord> Devices(
        ReadOnlySpan<DeviceState> devices, ReadOnlySpan<MeterPointState> meterPoints, in CommunicationsHubState hub)
    {
        ImmutableArray<MeterPointParties> parties = PartiesOf(meterPoints);
        PremisesState premises = new(hub.Stage == HubStage.Installed, hub.IsSupplyLost ? hub.SupplyLostAt : null, default);
        ImmutableArray<DeviceRecord>.Builder records = ImmutableArray.CreateBuilder<DeviceRecord>(devices.Length);
        foreach (ref readonly DeviceState device in devices)
        {
            records.Add(new DeviceRecord
            {
                Id = device.Id,
                State = device,
                Hub = hub.Chf,
                Premises = premises,
                Parties = parties,
                MeterPoints = LinkedTo(meterPoints, device.Id),
                Joined = JoinedWith(device, devices),
            });
        }

        return records.MoveToImmutable();
    }

    /// <summary>The record of the hub.</summary>
    /// <param name="devices">The devices of the premises.</param>
    /// <param name="meterPoints">Its meter points.</param>
    /// <param name="hub">Its hub.</param>
    public static HubRecord Hub(
        ReadOnlySpan<DeviceState> devices, ReadOnlySpan<MeterPointState> meterPoints, in CommunicationsHubState hub)
    {
        DeviceId gpf = default;
        List<DeviceId> log = [];
        foreach (ref readonly DeviceState device in devices)
        {
            if (device.Type == DeviceType.Gpf)
            {
                gpf = device.Id;
            }
            else if (device.Type != DeviceType.Chf && IsOnLog(device))
            {
                log.Add(device.Id);
            }
        }

        return new HubRecord { Chf = hub.Chf, State = hub, Gpf = gpf, Log = [.. log.Order()], Parties = PartiesOf(meterPoints) };
    }

    /// <summary>The record of a meter point.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="chf">The CHF of the hub at its premises; none when there is no hub.</param>
    public static MeterPointRecord MeterPoint(in MeterPointState state, DeviceId chf)
        => new() { Id = state.Id, State = state, History = HistoryOf(state), Hub = chf };

    // Registered since before all time: a population knows no former parties.
    internal static RegistrationHistory HistoryOf(in MeterPointState state)
    {
        SimTime always = new(long.MinValue);
        return new RegistrationHistory(
            state.Kind,
            state.Supplier == 0 ? [] : [new RegistrationInterval(state.Supplier, always, SimTime.Never)],
            state.NetworkOperator == 0 ? [] : [new RegistrationInterval(state.NetworkOperator, always, SimTime.Never)],
            state.Agent == 0 ? [] : [new RegistrationInterval(state.Agent, always, SimTime.Never)]);
    }

    internal static ImmutableArray<MeterPointParties> PartiesOf(ReadOnlySpan<MeterPointState> meterPoints)
    {
        ImmutableArray<MeterPointParties>.Builder parties = ImmutableArray.CreateBuilder<MeterPointParties>(meterPoints.Length);
        foreach (ref readonly MeterPointState state in meterPoints)
        {
            parties.Add(new MeterPointParties(state.Id, HistoryOf(state), 0));
        }

        parties.Sort(static (left, right) => left.MeterPoint.CompareTo(right.MeterPoint));
        return parties.MoveToImmutable();
    }

    internal static ImmutableArray<Mpxn> LinkedTo(ReadOnlySpan<MeterPointState> meterPoints, DeviceId meter)
    {
        ImmutableArray<Mpxn> linked = [];
        foreach (ref readonly MeterPointState state in meterPoints)
        {
            if (state.Meters.PlaceOf(meter) >= 0)
            {
                linked = linked.Add(state.Id);
            }
        }

        return linked.Sort();
    }

    // A device leaves the log when it is decommissioned or withdrawn (DeviceEndings).
    private static bool IsOnLog(in DeviceState device)
        => device.Status.Lifecycle is not (DeviceLifecycle.Decommissioned or DeviceLifecycle.Withdrawn);

    // An inventory does not say who talks to whom: as in a generated premises, GSME and GPF, and everything else with the ESME (an
    // assumption). What has not joined the HAN yet, or has left it, talks to nobody.
    private static ImmutableArray<DeviceId> JoinedWith(in DeviceState device, ReadOnlySpan<DeviceState> devices)
    {
        if (!HasJoined(device))
        {
            return [];
        }

        ImmutableArray<DeviceId> joined = [];
        foreach (ref readonly DeviceState other in devices)
        {
            if (HasJoined(other) && (Pairs(device.Type, other.Type) || Pairs(other.Type, device.Type)))
            {
                joined = joined.Add(other.Id);
            }
        }

        return joined.Sort();
    }

    private static bool Pairs(DeviceType head, DeviceType other) => head switch
    {
        DeviceType.Gpf => other == DeviceType.Gsme,
        DeviceType.Esme => other is DeviceType.Hcalcs or DeviceType.Ppmid or DeviceType.Ihd or DeviceType.Cad,
        _ => false,
    };

    private static bool HasJoined(in DeviceState device)
        => device.Type is DeviceType.Ihd or DeviceType.Cad
            || device.Status.Lifecycle is DeviceLifecycle.InstalledNotCommissioned or DeviceLifecycle.Commissioned;
}
