namespace Twin.Domain.CommunicationsHubs;

/// <summary>The yes-or-no facts of a hub, one bit each.</summary>
[Flags]
public enum HubFlags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Its supply is lost, since <see cref="CommunicationsHubState.SupplyLostAt"/>.</summary>
    SupplyLost = 1 << 0,

    /// <summary>AD1 was raised for this loss.</summary>
    OutageAlertRaised = 1 << 1,

    /// <summary>8.14.4 reported it lost or stolen.</summary>
    LostOrStolen = 1 << 2,
}
