using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What 11.1 to 11.4 do at one device.</summary>
internal static class FirmwareEffects
{
    private const ushort ImageVerified = 0x8F72;
    private const ushort AuxiliaryActivated = 0x8F8B;

    /// <summary>The CPL entry of a device for the image that a request names; 0 when the CPL never had it.</summary>
    internal static ushort ImageOf(RecordRequest request, DeviceType type, ProductList products) => products.NumberOf(new Product(
        type,
        request.Values.TextOf(ValueNames.Manufacturer) ?? string.Empty,
        request.Values.TextOf(ValueNames.Model) ?? string.Empty,
        request.Values.TextOf(ValueNames.FirmwareVersion) ?? string.Empty));

    /// <summary>11.1: the image goes to the hub (N60) and on to the device, which says that it is good (8F72).</summary>
    internal static DccOutcome Deliver(DeviceWork work, RecordRequest request)
    {
        if (ListedImageOf(work, request) is not { } image)
        {
            work.Alert(DccAlertCode.N18, work.Record.State, request.User);
            return DccOutcome.Refused(ResponseCode.E110101, "the image is not on the CPL");
        }

        if (EndsBeforeDevice(work, request, image, DccAlertCode.N60) is { } end)
        {
            return end;
        }

        work.DeviceAlert(ImageVerified, work.UserOf(AlertRecipient.ResponsibleSupplier));
        return DccOutcome.Done;
    }

    /// <summary>11.4: the image goes to a PPMID or HCALCS, which activates it at once; the DCC hears of the outcome (SECMP0007).</summary>
    internal static DccOutcome UpdateAuxiliary(DeviceWork work, RecordRequest request)
    {
        if (ListedImageOf(work, request) is not { } image)
        {
            return DccOutcome.Refused(ResponseCode.E110401, "the image is not on the CPL");
        }

        if (EndsBeforeDevice(work, request, image, DccAlertCode.N61) is { } end)
        {
            return end;
        }

        _ = work.Apply(DeviceCommand.Of(DeviceCommandKind.ActivateImage));
        _ = work.Apply(DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse));
        work.DeviceAlert(AuxiliaryActivated, request.User);
        return DccOutcome.Done;
    }

    /// <summary>11.2: what the device runs; with MP105 the inventory learns it.</summary>
    internal static DeviceResponse ReadVersion(DeviceWork work)
    {
        DeviceState state = work.Record.State;
        bool differs = state.RecordIsStale;
        _ = work.Apply(DeviceCommand.Of(DeviceCommandKind.ReceiveFirmwareRead));
        if (differs)
        {
            work.Alert(DccAlertCode.N49, work.Record.State);
        }

        return DeviceEffects.With(VersionOf(work));
    }

    /// <summary>11.3: the image that waits is what the device runs, and the DCC hears of it.</summary>
    internal static DeviceResponse Activate(DeviceWork work)
    {
        if (!work.Apply(DeviceCommand.Of(DeviceCommandKind.ActivateImage)).Accepted)
        {
            return DeviceEffects.Refused("noImage");
        }

        _ = work.Apply(DeviceCommand.Of(DeviceCommandKind.ReceiveActivationResponse));
        return DeviceEffects.With(VersionOf(work));
    }

    private static ushort? ListedImageOf(DeviceWork work, RecordRequest request)
    {
        ushort image = ImageOf(request, work.Record.State.Type, work.Context.Products);
        return work.Context.Products.IsListed(image) ? image : null;
    }

    // Gives the image to the device, which the alert says; otherwise how the request ends without.
    private static DccOutcome? EndsBeforeDevice(DeviceWork work, RecordRequest request, ushort image, DccAlertCode arrived)
    {
        if (!work.Record.Premises.IsReachable)
        {
            work.Alert(DccAlertCode.N22, work.Record.State, request.User);
            return DccOutcome.Done;
        }

        DeviceDecision decision = work.Apply(DeviceCommand.ReceiveImage(image));
        if (!decision.Accepted)
        {
            return new DccOutcome(decision.Code, DeviceClauses.Of(decision.Rule), RequestValues.Empty);
        }

        work.Alert(arrived, work.Record.State, request.User);
        return null;
    }

    private static RequestValues VersionOf(DeviceWork work)
    {
        ushort running = work.Record.State.RunningFirmware;
        return RequestValueReading.Of(
            ValueNames.FirmwareVersion,
            RequestValue.Of(running == 0 ? string.Empty : work.Context.Products[running].FirmwareVersion));
    }
}
