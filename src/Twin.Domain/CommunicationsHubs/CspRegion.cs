namespace Twin.Domain.CommunicationsHubs;

/// <summary>The region of a Communications Service Provider, as the SMI has it.</summary>
/// <remarks>
/// Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them. The 4G values are a switch,
/// <see cref="HubRules.FourGRegions"/>.
/// </remarks>
public enum CspRegion : byte
{
    /// <summary>Unknown.</summary>
    Unknown,

    /// <summary>North: Arqiva.</summary>
    North,

    /// <summary>Central: Telefonica.</summary>
    Central,

    /// <summary>South: Telefonica.</summary>
    South,

    /// <summary>4G North, from DUIS 5.4.</summary>
    FourGNorth,

    /// <summary>4G Central, from DUIS 5.4.</summary>
    FourGCentral,

    /// <summary>4G South, from DUIS 5.4.</summary>
    FourGSouth,
}
