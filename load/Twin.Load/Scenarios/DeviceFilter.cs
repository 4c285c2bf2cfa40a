using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Load.Scenarios;

/// <summary>Which devices of the type a step takes. What is null does not matter; the rest must hold when the run starts.</summary>
public sealed record DeviceFilter
{
    /// <summary>The manufacturer of the recorded firmware.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The model of the recorded firmware.</summary>
    public string? Model { get; init; }

    /// <summary>The recorded firmware version.</summary>
    public string? Firmware { get; init; }

    /// <summary>The SMI status.</summary>
    public SmiStatus? Status { get; init; }

    /// <summary>Whether a device is taken.</summary>
    public bool Takes(DeviceView device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Product? product = device.RecordedFirmware;
        return (Manufacturer is null || product?.Manufacturer == Manufacturer)
            && (Model is null || product?.Model == Model)
            && (Firmware is null || product?.FirmwareVersion == Firmware)
            && (Status is null || device.Status == Status);
    }
}
