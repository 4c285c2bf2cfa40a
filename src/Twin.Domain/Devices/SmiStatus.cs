namespace Twin.Domain.Devices;

/// <summary>
/// The nine statuses of the Smart Metering Inventory (R section 2; DUIS <c>DeviceStatus</c>). Type 2 Devices have none and are
/// modelled as null, not as a member.
/// </summary>
/// <remarks>Equal to <c>rules/smi-statuses.csv</c>; a test compares them.</remarks>
public enum SmiStatus : byte
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

    /// <summary>Opted out; final, and unreachable because no user may send 8.5.</summary>
    Withdrawn,

    /// <summary>Its model and firmware are off the Central Products List.</summary>
    Suspended,

    /// <summary>Its certificates are being replaced after a compromise.</summary>
    Recovery,

    /// <summary>DCC has placed recovery certificates; the users' own are still missing.</summary>
    Recovered,
}
