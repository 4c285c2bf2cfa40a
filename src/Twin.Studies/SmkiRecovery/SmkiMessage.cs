using System.Runtime.InteropServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Runs;

namespace Twin.Studies.SmkiRecovery;

/// <summary>A message from a partition to the centre; fields that a kind does not use are zero.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct SmkiMessage : IOrderedMessage
{
    /// <inheritdoc/>
    public required long TimeMs { get; init; }

    /// <inheritdoc/>
    public required int Priority { get; init; }

    /// <inheritdoc/>
    public required ulong Entity { get; init; }

    /// <inheritdoc/>
    public required int Sequence { get; init; }

    /// <summary>What it says.</summary>
    public required SmkiMessageKind Kind { get; init; }

    /// <summary>The device.</summary>
    public DeviceId Device { get; init; }

    /// <summary>The number of the partition, for what the centre answers to.</summary>
    public int Partition { get; init; }

    /// <summary>The device's place among the affected ones of its partition.</summary>
    public int Affected { get; init; }

    /// <summary>The user: the device's supplier, who is alerted, who sends, or the network operator of a flag's meter point.</summary>
    public ushort User { get; init; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; init; }

    /// <summary>The change (<see cref="SmkiMessageKind.FlagChanged"/>).</summary>
    public FlagChange Flag { get; init; }

    /// <summary>Whether an RDP is to hear of the flag (<c>smets1Exported</c>, R5).</summary>
    public bool IsTold { get; init; }

    /// <summary>The status a request met.</summary>
    public SmiStatus Status { get; init; }

    /// <summary>The answer to a request.</summary>
    public ResponseCode Code { get; init; }

    /// <summary>Whether the device will not obey a request that the DCC accepts.</summary>
    public bool FailsAtDevice { get; init; }

    /// <summary>The row of business as usual.</summary>
    public short Row { get; init; }
}
