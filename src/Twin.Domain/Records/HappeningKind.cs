namespace Twin.Domain.Records;

/// <summary>What a happening tells. The numbers are those of the live twin's event log and are persisted.</summary>
public enum HappeningKind : byte
{
    /// <summary>A device's state changed: cause is its command, before and after are its packed status.</summary>
    DeviceChanged = 1,

    /// <summary>A hub's state changed: cause is its command, before and after are its stage.</summary>
    HubChanged = 2,

    /// <summary>A meter point changed: cause is its command, before and after are its flag.</summary>
    MeterPointChanged = 3,

    /// <summary>What a device was set to changed: cause is the number of the SRV.</summary>
    SettingsChanged = 4,

    /// <summary>A request was refused: cause is the response code.</summary>
    RequestRefused = 5,

    /// <summary>A response to a request, addressed to its user: cause is the response code.</summary>
    Response = 6,

    /// <summary>A DCC alert, addressed to a user: cause is the alert code.</summary>
    DccAlert = 7,

    /// <summary>A device alert, addressed to a user: cause is the alert code, two octets.</summary>
    DeviceAlert = 8,

    /// <summary>A flag to be told to an RDP: before and after are the flag.</summary>
    FlagChanged = 9,
}
