using System.Runtime.InteropServices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Engine.Runs;

namespace Twin.Studies.ServiceFlags;

/// <summary>A message from a partition to the centre; fields that a kind does not use are zero.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct FlagMessage : IOrderedMessage
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
    public required FlagMessageKind Kind { get; init; }

    /// <summary>The meter it is about.</summary>
    public DeviceId Device { get; init; }

    /// <summary>The change, or the flag stated: before and after are then the same.</summary>
    public FlagChange Flag { get; init; }

    /// <summary>The network operator of the meter point.</summary>
    public ushort NetworkOperator { get; init; }

    /// <summary>Whether an RDP is told of the meter point.</summary>
    public bool IsTold { get; init; }

    /// <summary>Whether the meter point can be operated.</summary>
    public bool CanBeOperated { get; init; }
}
