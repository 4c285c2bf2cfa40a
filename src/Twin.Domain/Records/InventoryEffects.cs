using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What 8.2, 8.3, 8.4 and 12.2 do with one device in the inventory.</summary>
internal static class InventoryEffects
{
    private static readonly CodeSet<DeviceLifecycle> Settable = new(
        (nameof(DeviceLifecycle.Pending), DeviceLifecycle.Pending),
        (nameof(DeviceLifecycle.InstalledNotCommissioned), DeviceLifecycle.InstalledNotCommissioned),
        (nameof(DeviceLifecycle.Commissioned), DeviceLifecycle.Commissioned),
        (nameof(DeviceLifecycle.Withdrawn), DeviceLifecycle.Withdrawn));

    /// <summary>8.2 by device: what the inventory has of it, and the devices on the same HAN log.</summary>
    internal static DccOutcome Read(DeviceRecord device, FetchedRecords fetched, RecordContext context)
    {
        DeviceState state = device.State;
        Product? product = state.RecordedFirmware == 0 ? null : context.Products[state.RecordedFirmware];
        HubRecord hub = fetched.Hub(device.Hub);
        ImmutableArray<DeviceId> log = hub.Exists ? DevicesOf(hub) : [];
        return DccOutcome.With(RequestValues.Of(
            KeyValuePair.Create(ValueNames.Device, RequestValue.Of(device.Id.ToString())),
            KeyValuePair.Create(ValueNames.DeviceType, RequestValue.Of(state.Type.Code())),
            KeyValuePair.Create(ValueNames.Smets, RequestValue.Of((long)state.Smets)),
            KeyValuePair.Create(ValueNames.Status, RequestValue.Of(state.ShownStatus?.ToString() ?? string.Empty)),
            KeyValuePair.Create(ValueNames.Manufacturer, RequestValue.Of(product?.Manufacturer ?? string.Empty)),
            KeyValuePair.Create(ValueNames.Model, RequestValue.Of(product?.Model ?? string.Empty)),
            KeyValuePair.Create(ValueNames.FirmwareVersion, RequestValue.Of(product?.FirmwareVersion ?? string.Empty)),
            KeyValuePair.Create(ValueNames.MpxnList, RequestValueReading.ListOf(device.MeterPoints)),
            KeyValuePair.Create(ValueNames.Chf, RequestValue.Of(device.Hub.IsNone ? string.Empty : device.Hub.ToString())),
            KeyValuePair.Create(ValueNames.LogDevices, RequestValueReading.ListOf(log))));
    }

    /// <summary>The hub's own devices and those on its log.</summary>
    internal static ImmutableArray<DeviceId> DevicesOf(HubRecord hub)
        => [.. hub.Gpf.IsNone ? [hub.Chf] : new[] { hub.Chf, hub.Gpf }, .. hub.Log];

    /// <summary>8.3.</summary>
    internal static DccOutcome Decommission(DeviceWork work)
    {
        DeviceDecision decision = work.Apply(DeviceCommand.Of(DeviceCommandKind.Decommission));
        return decision.Accepted
            ? DccOutcome.Done
            : new DccOutcome(ResponseCode.E080301, DeviceClauses.Of(decision.Rule), RequestValues.Empty);
    }

    /// <summary>8.4: deletes the device, sets its status, or changes the meter points it is linked to.</summary>
    internal static DccOutcome Update(DeviceWork work, RecordRequest request, FetchedRecords fetched)
    {
        RequestValues values = request.Values;
        if (values.IsSet(ValueNames.Delete))
        {
            return Of(work.Apply(DeviceCommand.Of(DeviceCommandKind.Delete)), ResponseCode.E080405);
        }

        if (values.TextOf(ValueNames.Status) is not null)
        {
            return values.CodeOf(ValueNames.Status, Settable) is { } lifecycle
                ? Of(work.Apply(DeviceCommand.SetStatus(lifecycle)), ResponseCode.E080406)
                : DccOutcome.Refused(ResponseCode.E080406, "8.4 cannot set this status");
        }

        Mpxn unlink = values.MpxnOf(ValueNames.UnlinkMpxn);
        if (!unlink.IsNone)
        {
            if (!work.Record.MeterPoints.Contains(unlink))
            {
                return DccOutcome.Refused(ResponseCode.E080407, "the meter is not linked to this meter point");
            }

            DeviceState state = work.Record.State;
            work.Record = work.Record with { MeterPoints = work.Record.MeterPoints.Remove(unlink) };
            work.Step.Send(
                EntityKey.Of(unlink),
                new CommandMeterPoint(MeterPointCommand.Unlink(state.Id), work.Record.Hub, state.Smets));
        }

        return Link(work, values.MpxnOf(ValueNames.LinkMpxn), fetched);
    }

    /// <summary>12.2: the device enters the inventory, with the certificates of the user that brings it on it (an assumption).</summary>
    internal static DccOutcome PreNotify(DeviceWork work, RecordRequest request)
    {
        RequestValues values = request.Values;
        if (work.Record.Exists)
        {
            return DccOutcome.Refused(ResponseCode.E120201, "already in the inventory");
        }

        if (values.CodeOf(ValueNames.DeviceType, DeviceTypeCatalogue.Codes) is not { } type || type is DeviceType.Chf or DeviceType.Gpf)
        {
            return DccOutcome.Refused(ResponseCode.E120203, "no type of device that users bring");
        }

        ushort firmware = FirmwareEffects.ImageOf(request, type, work.Context.Products);
        if (firmware == 0 && DeviceTypeCatalogue.All[(int)type].IsOnCpl)
        {
            return DccOutcome.Refused(ResponseCode.E120204, "the model is not on the CPL");
        }

        SmetsVersion smets = values.NumberOf(ValueNames.Smets) == 1 ? SmetsVersion.Smets1 : SmetsVersion.Smets2;
        _ = work.Apply(DeviceCommand.PreNotify(work.Record.Id, type, smets, firmware));
        if (request.Role is UserRole.ImportSupplier or UserRole.GasSupplier)
        {
            _ = work.Apply(DeviceCommand.ReplaceCertificate(DeviceCommandKind.ReplaceSupplierCertificate, request.User));
        }

        return DccOutcome.Done;
    }

    /// <summary>Why a meter cannot be linked to a meter point; null when it can.</summary>
    internal static string? WhyNotLinked(in DeviceState meter, MeterPointRecord meterPoint, RuleSet rules)
    {
        if (!meterPoint.Exists)
        {
            return "the meter point is not known";
        }

        bool gas = meterPoint.State.Kind == MeterPointKind.Gas;
        if (meter.Type is not (DeviceType.Esme or DeviceType.Gsme) || gas != (meter.Type == DeviceType.Gsme))
        {
            return "the device does not measure what flows there";
        }

        return meterPoint.State.Meters.PlaceOf(meter.Id) >= 0
            || MeterPointMachine.Decide(meterPoint.State, MeterPointCommand.Link(meter.Id, meter.Status), rules).Accepted
            ? null
            : "the meter point has no room for another meter";
    }

    private static DccOutcome Link(DeviceWork work, Mpxn meterPoint, FetchedRecords fetched)
    {
        if (meterPoint.IsNone)
        {
            return DccOutcome.Done;
        }

        if (WhyNotLinked(work.Record.State, fetched.MeterPoint(meterPoint), work.Context.Rules) is { } reason)
        {
            return DccOutcome.Refused(ResponseCode.E080408, reason);
        }

        DeviceMessages.Link(work, [meterPoint]);
        return DccOutcome.Done;
    }

    private static DccOutcome Of(in DeviceDecision decision, ResponseCode refusal)
        => decision.Accepted ? DccOutcome.Done : new DccOutcome(refusal, DeviceClauses.Of(decision.Rule), RequestValues.Empty);
}
