using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>One thing that happens to a communications hub. Made by the factories; fields that a kind does not use are zero.</summary>
public readonly record struct HubCommand
{
    internal HubCommand(HubCommandKind kind, SimTime at)
    {
        Kind = kind;
        At = at;
    }

    /// <summary>What happens.</summary>
    public HubCommandKind Kind { get; }

    /// <summary>When.</summary>
    public SimTime At { get; }

    /// <summary>The CHF of the new hub (order), or of the hub that this one replaces (replacement install; none when not known).</summary>
    public DeviceId Chf { get; internal init; }

    /// <summary>The user: ordering party of an order, responsible supplier of an installation.</summary>
    public ushort User { get; internal init; }

    /// <summary>The region of an order.</summary>
    public CspRegion Region { get; internal init; }

    /// <summary>The bands of an order.</summary>
    public HanVariant HanVariant { get; internal init; }

    /// <summary>The install type of 8.14.1.</summary>
    public HubInstallType InstallType { get; internal init; }

    /// <summary>The premises of 8.14.2.</summary>
    public PremiseType PremiseType { get; internal init; }

    /// <summary>The return type of 8.14.3.</summary>
    public FaultReturnType FaultReturnType { get; internal init; }

    /// <summary>The fault reason of 8.14.3.</summary>
    public HubFaultReason FaultReason { get; internal init; }

    /// <summary>The connection method of 8.14.3.</summary>
    public HubConnectionMethod ConnectionMethod { get; internal init; }

    /// <summary>The return type of 8.14.4.</summary>
    public NoFaultReturnType NoFaultReturnType { get; internal init; }

    /// <summary>How a return travels.</summary>
    public HubShipment Shipment { get; internal init; }

    /// <summary>The join period of 8.11 in seconds.</summary>
    public int JoinPeriodSeconds { get; internal init; }

    /// <summary>A command that needs nothing but its kind.</summary>
    public static HubCommand Of(HubCommandKind kind, SimTime at) => new(kind, at);

    /// <summary>A SEC Party orders a hub.</summary>
    public static HubCommand Order(SimTime at, DeviceId chf, CspRegion region, HanVariant variant, ushort orderingParty)
        => new(HubCommandKind.Order, at) { Chf = chf, Region = region, HanVariant = variant, User = orderingParty };

    /// <summary>8.14.1.</summary>
    /// <param name="at">When.</param>
    /// <param name="type">New, replacement, or first connection after an installation without SM WAN.</param>
    /// <param name="supplier">The sender, responsible from now on.</param>
    /// <param name="replaces">For a replacement the CHF of the hub that was there. Default: not known.</param>
    public static HubCommand Install(SimTime at, HubInstallType type, ushort supplier, DeviceId replaces = default)
        => new(HubCommandKind.Install, at) { InstallType = type, User = supplier, Chf = replaces };

    /// <summary>8.14.2.</summary>
    public static HubCommand InstallWithoutWan(SimTime at, PremiseType premises, ushort supplier)
        => new(HubCommandKind.InstallWithoutWan, at) { PremiseType = premises, User = supplier };

    /// <summary>8.14.3.</summary>
    public static HubCommand NotifyFaultReturn(
        SimTime at, FaultReturnType type, HubFaultReason reason, HubConnectionMethod connection)
        => new(HubCommandKind.NotifyFaultReturn, at) { FaultReturnType = type, FaultReason = reason, ConnectionMethod = connection };

    /// <summary>8.14.4.</summary>
    public static HubCommand NotifyNoFaultReturn(SimTime at, NoFaultReturnType type)
        => new(HubCommandKind.NotifyNoFaultReturn, at) { NoFaultReturnType = type };

    /// <summary>The hub is sent back.</summary>
    public static HubCommand Ship(SimTime at, HubShipment shipment) => new(HubCommandKind.Ship, at) { Shipment = shipment };

    /// <summary>8.11 opens the HAN for a device.</summary>
    public static HubCommand OpenJoinWindow(SimTime at, int periodSeconds)
        => new(HubCommandKind.OpenJoinWindow, at) { JoinPeriodSeconds = periodSeconds };
}
