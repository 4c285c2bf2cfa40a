namespace Twin.Domain.CommunicationsHubs;

/// <summary>What can happen to a communications hub.</summary>
public enum HubCommandKind : byte
{
    /// <summary>A SEC Party orders it (SEC Section F5).</summary>
    Order,

    /// <summary>The CSP delivers it.</summary>
    Deliver,

    /// <summary>The ordering party accepts the delivery.</summary>
    AcceptDelivery,

    /// <summary>8.14.1: installed with SM WAN.</summary>
    Install,

    /// <summary>8.14.2: installed without SM WAN.</summary>
    InstallWithoutWan,

    /// <summary>A hub installed without SM WAN connects for the first time (D8).</summary>
    ConnectWan,

    /// <summary>Another hub was installed in its place.</summary>
    Replace,

    /// <summary>8.14.3.</summary>
    NotifyFaultReturn,

    /// <summary>8.14.4.</summary>
    NotifyNoFaultReturn,

    /// <summary>It is sent back.</summary>
    Ship,

    /// <summary>The CSP has it back.</summary>
    Receive,

    /// <summary>The return is closed and charged.</summary>
    Close,

    /// <summary>8.11 adds a device: the HAN is open for it for a while.</summary>
    OpenJoinWindow,

    /// <summary>Its ESME no longer feeds it.</summary>
    LoseSupply,

    /// <summary>The hold-up timer fires: the supply has been gone for the threshold.</summary>
    ExpireHoldUp,

    /// <summary>Its ESME feeds it again.</summary>
    RestoreSupply,
}
