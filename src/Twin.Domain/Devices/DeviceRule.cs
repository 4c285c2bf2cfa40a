namespace Twin.Domain.Devices;

/// <summary>
/// The row of the transition table that decided a command; equal to <c>rules/device-transitions.csv</c>, which carries the clauses.
/// </summary>
public enum DeviceRule : byte
{
    /// <summary>No row: the command is illegal for this device or where it stands.</summary>
    None,

    /// <summary>12.2: a device enters the inventory as Pending.</summary>
    D1,

    /// <summary>A delivered hub's CHF and GPF enter the inventory as Pending.</summary>
    D2,

    /// <summary>8.11 add: Pending to Whitelisted.</summary>
    D3,

    /// <summary>Joined: Whitelisted to InstalledNotCommissioned.</summary>
    D4,

    /// <summary>The join window closes: Whitelisted to Pending.</summary>
    D5,

    /// <summary>8.1.1: InstalledNotCommissioned to Commissioned.</summary>
    D6,

    /// <summary>8.7.x: Whitelisted or InstalledNotCommissioned to Commissioned.</summary>
    D7,

    /// <summary>First SM WAN contact or 8.14.1: a hub's Pending or InstalledNotCommissioned to Commissioned.</summary>
    D8,

    /// <summary>8.14.2: a hub's Pending to InstalledNotCommissioned.</summary>
    D9,

    /// <summary>8.3: any status that is not final to Decommissioned.</summary>
    D10,

    /// <summary>8.4 on a device that is no hub: Pending or InstalledNotCommissioned.</summary>
    D11,

    /// <summary>8.4 on a hub: Commissioned, Withdrawn or InstalledNotCommissioned.</summary>
    D12,

    /// <summary>8.4 delete: a Pending device leaves the inventory.</summary>
    D13,

    /// <summary>The entry leaves the CPL: the hold is set.</summary>
    D14,

    /// <summary>An 11.3 response to a listed version clears the hold.</summary>
    D15,

    /// <summary>An 11.2 response that shows a listed version clears the hold (MP105).</summary>
    D16,

    /// <summary>Another firmware update completes; the same step as D15 for a device already updated.</summary>
    D17,

    /// <summary>The entry is listed again: the hold is cleared.</summary>
    D18,

    /// <summary>SMKI recovery starts.</summary>
    D19,

    /// <summary>Recovery certificates are in place.</summary>
    D20,

    /// <summary>The users' own certificates are back.</summary>
    D21,

    /// <summary>8.5: nobody may send it.</summary>
    D22,

    /// <summary>8.11 remove: Whitelisted or InstalledNotCommissioned to Pending (codes.md 8).</summary>
    LogRemoval,

    /// <summary>An image reaches the device (11.1, 11.4).</summary>
    ImageReceived,

    /// <summary>The device activates the image (11.3, 11.4).</summary>
    ImageActivated,

    /// <summary>A firmware response that changes the record but no status, or nothing at all.</summary>
    FirmwareRecorded,

    /// <summary>A certificate is replaced (6.15.1, 6.23).</summary>
    CertificateReplaced,
}
