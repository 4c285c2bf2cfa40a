using Twin.Domain.Alerts;
using Twin.Domain.Identity;

namespace Twin.Domain.Devices;

/// <summary>Receives what a device tells others. The engine and the grains each have one; rules never know which.</summary>
public interface IDeviceSink
{
    /// <summary>
    /// The device's status changed, or the device was deleted (<see cref="DeviceCommandKind.Delete"/>, with its last status twice);
    /// every meter point it is linked to must hear of it.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="before">Its status before.</param>
    /// <param name="after">Its status now.</param>
    /// <param name="cause">What changed it; flag rule b looks at this.</param>
    void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause);

    /// <summary>A DCC alert is due to those the rule set names as recipients.</summary>
    void Alert(DccAlertCode code, DeviceId device);
}
