namespace Twin.Domain.Devices;

/// <summary>The first of the three stored parts of a device's status (R1): how far its installation has come.</summary>
/// <remarks>This is the status a device has before any suspension or recovery: <c>pre</c> and <c>eff</c> of domain.md 3.4.</remarks>
public enum DeviceLifecycle : byte
{
    /// <summary>Known to the inventory, not yet on any HAN.</summary>
    Pending,

    /// <summary>On the device log of a communications hub, not yet joined.</summary>
    Whitelisted,

    /// <summary>Joined to the HAN, not commissioned (INC).</summary>
    InstalledNotCommissioned,

    /// <summary>In service.</summary>
    Commissioned,

    /// <summary>Taken out of service; final.</summary>
    Decommissioned,

    /// <summary>Opted out; final.</summary>
    Withdrawn,
}
