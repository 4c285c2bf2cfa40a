namespace Twin.Domain.CommunicationsHubs;

/// <summary>What a command did to a hub: the values after it, so that applying cannot fail.</summary>
public readonly record struct HubEvent
{
    /// <summary>The command that had this effect; events are named by it in the past tense where they are shown.</summary>
    public HubCommandKind Cause { get; init; }

    /// <summary>How the hub travels (<see cref="HubCommandKind.Ship"/> only).</summary>
    public HubShipment Shipment { get; init; }

    /// <summary>The state after the event.</summary>
    public CommunicationsHubState After { get; init; }
}
