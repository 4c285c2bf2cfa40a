using Twin.Domain.Alerts;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>Which alerts of a device are sent (DUIS 6.22): those that are not are kept in its event log alone.</summary>
public static class AlertBehaviour
{
    private const string LogOnly = "log-only";

    /// <summary>Whether an alert is sent: the catalogue has a recipient for it, and 6.22 has not disabled it on the device.</summary>
    /// <param name="settings">The settings of the device.</param>
    /// <param name="code">A code of <c>rules/device-alerts.csv</c>; one that is not there is sent, for nothing says otherwise.</param>
    public static bool IsSent(DeviceSettings settings, ushort code)
    {
        ArgumentNullException.ThrowIfNull(settings);
        bool disabled = settings.Get("alertBehaviour").TryGet("disabledAlerts", out RequestValue codes) && codes.Numbers.Contains(code);
        return !disabled && DeviceAlertCatalogue.Find(code)?.Recipients != LogOnly;
    }
}
