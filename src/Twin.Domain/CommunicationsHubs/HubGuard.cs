namespace Twin.Domain.CommunicationsHubs;

/// <summary>The named conditions of <c>rules/hub-transitions.csv</c>.</summary>
public enum HubGuard : byte
{
    /// <summary>No condition.</summary>
    None,

    /// <summary>The region is one that the rules allow (4G by switch).</summary>
    RegionAllowed,

    /// <summary>The install type is new or replacement.</summary>
    FirstInstall,

    /// <summary>The fault return says prior to installation.</summary>
    PriorToInstallation,

    /// <summary>The fault return says post installation.</summary>
    PostInstallation,

    /// <summary>The hub was reported lost or stolen.</summary>
    LostOrStolen,

    /// <summary>The hub was not reported lost or stolen.</summary>
    NotLostOrStolen,

    /// <summary>The hub has its supply.</summary>
    Supplied,

    /// <summary>The hub has no supply.</summary>
    SupplyLost,

    /// <summary>The hub has had no supply for the threshold, and no AD1 was raised for this loss.</summary>
    OutageReached,

    /// <summary>The join period is 1 to 3,600 seconds.</summary>
    JoinPeriodAllowed,
}
