using Twin.Domain.Devices;

namespace Twin.Domain.Rules;

/// <summary>One entry of the Central Products List: what a device is and what it runs. The unit of suspension (DEV-16).</summary>
/// <param name="Type">The device type.</param>
/// <param name="Manufacturer">The manufacturer, 1 to 30 characters (codes.md 1).</param>
/// <param name="Model">The model, 1 to 30 characters.</param>
/// <param name="FirmwareVersion">The firmware version, 1 to 8 characters.</param>
public sealed record Product(DeviceType Type, string Manufacturer, string Model, string FirmwareVersion)
{
    /// <summary>Manufacturer, model and version as one line.</summary>
    public override string ToString() => $"{Type.ToString().ToUpperInvariant()} {Manufacturer} {Model} {FirmwareVersion}";
}
