using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Contracts.Views;

/// <summary>Which devices to search for. What is null does not matter; all that is given must hold.</summary>
public sealed record DeviceSearch
{
    /// <summary>The type.</summary>
    public DeviceType? Type { get; init; }

    /// <summary>The SMI status.</summary>
    public SmiStatus? Status { get; init; }

    /// <summary>The manufacturer of the recorded firmware.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The model of the recorded firmware.</summary>
    public string? Model { get; init; }

    /// <summary>The recorded firmware version.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>The device after which to go on. Default: the beginning.</summary>
    public DeviceId After { get; init; }

    /// <summary>How many at most, 1 to 1,000.</summary>
    public int Most { get; init; } = 100;
}
