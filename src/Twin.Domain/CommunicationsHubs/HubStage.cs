namespace Twin.Domain.CommunicationsHubs;

/// <summary>Where a communications hub stands between its order and the end of its return (Twin fact sheet 3.2).</summary>
public enum HubStage : byte
{
    /// <summary>Not in any record of the DCC.</summary>
    None,

    /// <summary>Ordered by a SEC Party (SEC Section F5).</summary>
    Ordered,

    /// <summary>Delivered by the CSP; its CHF and GPF are Pending in the SMI.</summary>
    Delivered,

    /// <summary>Delivery accepted: in stock with the ordering party.</summary>
    Accepted,

    /// <summary>Installed, with SM WAN.</summary>
    Installed,

    /// <summary>Installed, without SM WAN.</summary>
    InstalledNoWan,

    /// <summary>Another hub took its place; it is to be returned.</summary>
    Replaced,

    /// <summary>8.14.3 accepted.</summary>
    FaultReturnNotified,

    /// <summary>8.14.4 accepted.</summary>
    NoFaultReturnNotified,

    /// <summary>On its way back.</summary>
    Shipped,

    /// <summary>Back with the CSP.</summary>
    Received,

    /// <summary>Closed and charged; final.</summary>
    Closed,
}
