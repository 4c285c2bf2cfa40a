using System.Collections.Immutable;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What 8.1.1, 8.7.x, 8.8.x, 8.9, 8.12.2 and 9.1 do at a device.</summary>
internal static class InstallEffects
{
    private const uint IdentificationPurpose = 0x4349_4E39;
    private const DeviceTypes Joining = DeviceTypes.Gpf | DeviceTypes.Ppmid | DeviceTypes.Hcalcs;

    /// <summary>8.1.1: the meter is in service. Once it is, the same again sets its clock and changes nothing.</summary>
    internal static DeviceResponse Commission(DeviceWork work)
        => work.Record.State.Status.Lifecycle == DeviceLifecycle.Commissioned
            ? DeviceEffects.Done
            : DeviceEffects.Of(work.Apply(DeviceCommand.Of(DeviceCommandKind.Commission)));

    /// <summary>8.7.x: the device may talk to another one; the one of the two that joins a meter is in service with it (D7).</summary>
    internal static DeviceResponse Join(DeviceWork work, RecordRequest request)
    {
        DeviceId other = request.Values.DeviceOf(ValueNames.OtherDevice);
        if (other.IsNone || other == work.Record.Id)
        {
            return DeviceEffects.Refused("otherDeviceUnknown");
        }

        Add(work, other);
        if (work.Record.State.Type.IsIn(Joining))
        {
            _ = work.Apply(DeviceCommand.Of(DeviceCommandKind.JoinService));
        }

        // The other device hears of it in any case; its own rules say whether it can be in service by that.
        work.Step.Send(EntityKey.Of(other), new CommandDevice(DeviceCommand.Of(DeviceCommandKind.JoinService)));
        work.Step.Send(EntityKey.Of(other), new TellJoin(work.Record.Id, Leaves: false));
        return DeviceEffects.Done;
    }

    /// <summary>8.8.x: the two no longer talk. No status changes by that.</summary>
    internal static DeviceResponse Unjoin(DeviceWork work, RecordRequest request)
    {
        DeviceId other = request.Values.DeviceOf(ValueNames.OtherDevice);
        if (!work.Record.Joined.Contains(other))
        {
            return DeviceEffects.Refused("otherDeviceNotJoined");
        }

        work.Record = work.Record with { Joined = work.Record.Joined.Remove(other) };
        work.Step.Send(EntityKey.Of(other), new TellJoin(work.Record.Id, Leaves: true));
        return DeviceEffects.Done;
    }

    /// <summary>8.9: the devices on the log of a device that is no CHF.</summary>
    internal static DeviceResponse ReadLog(DeviceWork work)
        => DeviceEffects.With(RequestValueReading.Of(ValueNames.LogDevices, RequestValueReading.ListOf(work.Record.Joined)));

    /// <summary>8.12.2: the log of the GPF of the hub that was replaced; N31 tells the other supplier.</summary>
    internal static DeviceResponse RestoreLog(DeviceWork work, RecordRequest request, FetchedRecords fetched)
    {
        DeviceRecord former = fetched.Device(request.Values.DeviceOf(ValueNames.OtherDevice));
        if (former.State.Type != DeviceType.Gpf || !former.Exists)
        {
            return DeviceEffects.Refused("otherDeviceUnknown");
        }

        foreach (DeviceId device in former.Joined)
        {
            Add(work, device);
            work.Step.Send(EntityKey.Of(device), new TellJoin(work.Record.Id, Leaves: false));
        }

        work.Alert(DccAlertCode.N31, work.Record.State);
        return DeviceEffects.Done;
    }

    /// <summary>9.1: the meter shows four digits, which the sender gets as well, so that who reads them out is at the premises.</summary>
    internal static DeviceResponse IdentifyCustomer(DeviceWork work, RecordRequest request)
    {
        RandomStream draws = new(work.Context.Seed, IdentificationPurpose);
        ulong asked = RandomStream.Mix(work.Record.Id.Value ^ request.Id.Originator.Value) + request.Id.Counter;
        long number = (long)draws.Below(10_000, asked, 0);
        return DeviceEffects.With(RequestValueReading.Of(
            ValueNames.CustomerIdentificationNumber,
            RequestValue.Of(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>The log takes a device in.</summary>
    internal static void Add(DeviceWork work, DeviceId other)
    {
        if (!work.Record.Joined.Contains(other))
        {
            ImmutableArray<DeviceId> joined = work.Record.Joined.Add(other).Sort();
            work.Record = work.Record with { Joined = joined };
        }
    }
}
