using Twin.Domain.Alerts;

namespace Twin.Domain.Devices;

/// <summary>Which DCC alerts a device's event raises (domain.md 3.1 side effects; codes.md 6). Who gets them is the rule set's matter.</summary>
internal static class AlertRules
{
    internal static void Tell<TSink>(in DeviceState before, in DeviceEvent happened, ref TSink sink)
        where TSink : IDeviceSink, allows ref struct
    {
        SmiStatus earlier = before.Status.Shown;
        SmiStatus later = happened.After.Status.Shown;

        // R2: N28 whenever Suspended begins to show, N29 when the hold is lifted from a device that showed it.
        if (earlier != SmiStatus.Suspended && later == SmiStatus.Suspended)
        {
            sink.Alert(DccAlertCode.N28, happened.After.Id);
        }
        else if (earlier == SmiStatus.Suspended && !happened.After.Status.CplHold && happened.After.Exists && !happened.After.Status.IsFinal)
        {
            sink.Alert(DccAlertCode.N29, happened.After.Id);
        }

        bool meter = before.Type is DeviceType.Esme or DeviceType.Gsme;
        switch (happened.Cause)
        {
            case DeviceCommandKind.Decommission when meter:
                sink.Alert(DccAlertCode.N1, before.Id);
                break;
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
}
