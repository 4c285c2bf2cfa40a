namespace Twin.Domain.ServiceRequests;

/// <summary>The command variants (Twin code sheet section 2). The default value 0 is no variant.</summary>
/// <remarks>Equal to <c>rules/command-variants.csv</c>; a test compares them.</remarks>
public enum CommandVariant : byte
{
    /// <summary>No variant.</summary>
    None = 0,

    /// <summary>CV 1: service request in, command over the SM WAN.</summary>
    SendNonCritical = 1,

    /// <summary>CV 2: service request in, command returned for local delivery.</summary>
    LocalNonCritical = 2,

    /// <summary>CV 3: both of 1 and 2.</summary>
    SendAndLocalNonCritical = 3,

    /// <summary>CV 4: service request in, pre-command back for correlation and signing.</summary>
    Transform = 4,

    /// <summary>CV 5: signed pre-command in, command over the SM WAN.</summary>
    SendCritical = 5,

    /// <summary>CV 6: signed pre-command in, command returned for local delivery.</summary>
    LocalCritical = 6,

    /// <summary>CV 7: both of 5 and 6.</summary>
    SendAndLocalCritical = 7,

    /// <summary>CV 8: service request in, service response from the DCC itself.</summary>
    NonDevice = 8,

    /// <summary>CV 9: internal to the DCC; in the schema, never valid from a user.</summary>
    DccInternal = 9,
}
