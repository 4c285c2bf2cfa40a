namespace Twin.Domain.CommunicationsHubs;

/// <summary>The fault reason of 8.14.3.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum HubFaultReason : byte
{
    /// <summary>Damaged case.</summary>
    DamagedCase,

    /// <summary>Damaged connector.</summary>
    DamagedConnector,

    /// <summary>Illegal interference or missing seals.</summary>
    IllegalInterference,

    /// <summary>Environmental conditions exceeded.</summary>
    EnvironmentalConditions,

    /// <summary>SM WAN fault.</summary>
    SmWanFault,

    /// <summary>SMHAN interface fault.</summary>
    SmhanInterfaceFault,

    /// <summary>LED fault.</summary>
    LedFault,

    /// <summary>Aerial fault.</summary>
    AerialFault,

    /// <summary>Manufacturing defect.</summary>
    ManufacturingDefect,
}
