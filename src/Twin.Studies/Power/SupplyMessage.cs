using System.Runtime.InteropServices;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Runs;

namespace Twin.Studies.Power;

/// <summary>A message from a model of power to the centre; fields that a kind does not use are zero.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SupplyMessage : IOrderedMessage
{
    /// <inheritdoc/>
    public required long TimeMs { get; init; }

    /// <inheritdoc/>
    public int Priority => (int)Kind;

    /// <summary>The premises: the EUI-64 of its CHF, or its first meter point where there is no hub.</summary>
    public required ulong Entity { get; init; }

    /// <summary>The low bits of the cause; two causes never do the same to one premises in the same millisecond.</summary>
    public int Sequence => (ushort)Cause;

    /// <summary>What it says.</summary>
    public required SupplyMessageKind Kind { get; init; }

    /// <summary>The number of the outage that began the loss, or <see cref="SupplyModel.Activation"/>.</summary>
    public required int Cause { get; init; }

    /// <summary>When the supply was lost.</summary>
    public long LostMs { get; init; }

    /// <summary>The MPAN of the premises; none where there is gas alone.</summary>
    public Mpxn MeterPoint { get; init; }

    /// <summary>The CSP of the hub, for alerts.</summary>
    public CommunicationsServiceProvider Provider { get; init; }

    /// <summary>The network operator's user number, for alerts; 0 where nobody is registered.</summary>
    public ushort NetworkOperator { get; init; }

    /// <summary>Whether an outage of the network has a part in it, and not firmware alone.</summary>
    public bool IsReal { get; init; }

    /// <summary>Whether a draw sends the alert down the slow lane; of no effect when lanes are shares.</summary>
    public bool IsSlow { get; init; }

    /// <summary>What the meter says of its supply.</summary>
    public RestorationAlert Restoration { get; init; }

    /// <summary>What access control answers to 7.4 from the network operator, for alerts.</summary>
    public ResponseCode ReadCode { get; init; }
}
