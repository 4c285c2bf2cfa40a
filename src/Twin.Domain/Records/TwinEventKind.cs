namespace Twin.Domain.Records;

/// <summary>What an event of the twin's log tells. The numbers are persisted. A step makes those up to <see cref="FlagChanged"/>.</summary>
public enum TwinEventKind : byte
{
    /// <summary>A device's state changed: the cause is its command, before and after are its packed status.</summary>
    DeviceChanged = 1,

    /// <summary>A communications hub's state changed: the cause is its command, before and after are its stage.</summary>
    HubChanged = 2,

    /// <summary>A meter point's links, registration or flag changed: the cause is its command, before and after are its flag.</summary>
    MeterPointChanged = 3,

    /// <summary>What a device was set to changed (tariff, credit, supply, configuration): the cause is the number of the SRV.</summary>
    SettingsChanged = 4,

    /// <summary>A request was refused: the cause is the response code.</summary>
    RequestRefused = 5,

    /// <summary>A response to a request, addressed to its user: the cause is the response code.</summary>
    Response = 6,

    /// <summary>A DCC alert, addressed to a user: the cause is the alert code.</summary>
    DccAlert = 7,

    /// <summary>A device alert, addressed to a user: the cause is the alert code, two octets.</summary>
    DeviceAlert = 8,

    /// <summary>A flag to be told to an RDP: before and after are the flag.</summary>
    FlagChanged = 9,

    /// <summary>A file was sent to an RDP: after is its number of records.</summary>
    FileSent = 10,

    /// <summary>Something happened to the twin as a whole: the CPL, an outage, the clock.</summary>
    Operation = 11,
}
