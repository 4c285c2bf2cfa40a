namespace Twin.Domain.ServiceRequests;

/// <summary>Whether a request names an existing device.</summary>
public enum RequestTarget : byte
{
    /// <summary>It must.</summary>
    Device,

    /// <summary>It cannot: 12.1 asks about a postcode, 12.2 introduces a device.</summary>
    None,

    /// <summary>It may: 8.2 asks by device, meter point or property.</summary>
    Optional,
}
