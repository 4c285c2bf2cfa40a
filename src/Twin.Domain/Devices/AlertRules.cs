using Twin.Domain.Alerts;

namespace Twin.Domain.Devices;

/// <summary>
/// Which DCC alerts a device's event raises (domain.md 3.1 side effects; codes.md 6). Who gets them is the rule set's matter.
/// </summary>
internal static class AlertRules
{
    internal static void Tell<TSink>(in DeviceState before, in DeviceState after, DeviceCommandKind cause, ref TSink sink)
        where TSink : IDeviceSink, allows ref struct
    {
        // R2: N28 on entry, N29 on exit, in turn for every device.
        bool earlier = IsSuspended(before.Status);
        bool later = IsSuspended(after.Status);
        if (!earlier && later)
        {
            sink.Alert(DccAlertCode.N28, after.Id);
        }
        else if (earlier && !later && after.Exists && !after.Status.IsFinal)
        {
            sink.Alert(DccAlertCode.N29, after.Id);
        }

        bool meter = before.Type is DeviceType.Esme or DeviceType.Gsme;
        switch (cause)
        {
            case DeviceCommandKind.Decommission when meter:
                sink.Alert(DccAlertCode.N1, before.Id);
                break;
            case DeviceCommandKind.Decommission when before.Type == DeviceType.Chf:
            case DeviceCommandKind.Delete:
                sink.Alert(DccAlertCode.N2, before.Id);
                break;
            case DeviceCommandKind.Commission when meter:
                sink.Alert(DccAlertCode.N16, before.Id);
                break;
            case DeviceCommandKind.JoinHan:
                sink.Alert(DccAlertCode.N24, before.Id);
                break;
            case DeviceCommandKind.ExpireJoinWindow:
                sink.Alert(DccAlertCode.N25, before.Id);
                break;
        }
    }

    // SMKI recovery hides a suspension without ending it: users who were told N28 have not been told otherwise, and must not hear N28
    // again when Suspended shows again, nor miss N29 when the hold is lifted meanwhile.
    private static bool IsSuspended(DeviceStatus status)
        => status.CplHold && status.Lifecycle is (DeviceLifecycle.InstalledNotCommissioned or DeviceLifecycle.Commissioned);
}
