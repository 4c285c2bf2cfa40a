using Twin.Domain.Identity;

namespace Twin.Domain.Devices;

/// <summary>One thing that happens to a device. Made by the factories; fields that a kind does not use are zero.</summary>
public readonly record struct DeviceCommand
{
    internal DeviceCommand(DeviceCommandKind kind) => Kind = kind;

    /// <summary>What happens.</summary>
    public DeviceCommandKind Kind { get; internal init; }

    /// <summary>The new device's EUI-64 (<see cref="DeviceCommandKind.PreNotify"/> only).</summary>
    public DeviceId Id { get; internal init; }

    /// <summary>What the new device is (<see cref="DeviceCommandKind.PreNotify"/> only).</summary>
    public DeviceType Type { get; internal init; }

    /// <summary>The generation of the new device (<see cref="DeviceCommandKind.PreNotify"/> only).</summary>
    public SmetsVersion Smets { get; internal init; }

    /// <summary>A CPL entry: of the new device, or of an image received.</summary>
    public ushort Firmware { get; internal init; }

    /// <summary>The status 8.4 sets (<see cref="DeviceCommandKind.SetStatus"/> only).</summary>
    public DeviceLifecycle Lifecycle { get; internal init; }

    /// <summary>A user number: whose certificate is placed.</summary>
    public ushort User { get; internal init; }

    /// <summary>A command that needs nothing but its kind.</summary>
    public static DeviceCommand Of(DeviceCommandKind kind) => new(kind);

    /// <summary>What the change of a CPL entry is to a device that has it on record.</summary>
    public static DeviceCommand OfListing(bool isListed) => Of(isListed ? DeviceCommandKind.Restore : DeviceCommandKind.Suspend);

    /// <summary>12.2 Device Pre-notification, or a hub's delivery (D1, D2).</summary>
    public static DeviceCommand PreNotify(DeviceId id, DeviceType type, SmetsVersion smets, ushort firmware)
        => new(DeviceCommandKind.PreNotify) { Id = id, Type = type, Smets = smets, Firmware = firmware };

    /// <summary>8.4 Update Inventory sets a status (D11, D12).</summary>
    public static DeviceCommand SetStatus(DeviceLifecycle lifecycle) => new(DeviceCommandKind.SetStatus) { Lifecycle = lifecycle };

    /// <summary>An image of this CPL entry has reached the device.</summary>
    public static DeviceCommand ReceiveImage(ushort firmware) => new(DeviceCommandKind.ReceiveImage) { Firmware = firmware };

    /// <summary>A certificate of this user is placed on the device.</summary>
    public static DeviceCommand ReplaceCertificate(DeviceCommandKind kind, ushort user) => new(kind) { User = user };
}
