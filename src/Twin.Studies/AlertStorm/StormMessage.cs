using System.Runtime.InteropServices;
using Twin.Domain.Identity;
using Twin.Domain.Network.AlertStorms;
using Twin.Engine.Runs;

namespace Twin.Studies.AlertStorm;

/// <summary>A message from a partition to the centre: an alert that a user gets, or, for the event log, what became of an alert.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StormMessage : IOrderedMessage
{
    /// <inheritdoc/>
    public required long TimeMs { get; init; }

    /// <inheritdoc/>
    public required int Priority { get; init; }

    /// <inheritdoc/>
    public ulong Entity => Device.Value;

    /// <inheritdoc/>
    public required int Sequence { get; init; }

    /// <summary>The device.</summary>
    public required DeviceId Device { get; init; }

    /// <summary>Why it sends.</summary>
    public required StormEventKind Kind { get; init; }

    /// <summary>The alert's code.</summary>
    public required ushort Code { get; init; }

    /// <summary>What the throttle made of it.</summary>
    public required ThrottledAlert Outcome { get; init; }

    /// <summary>The user who gets it; 0 for the entry in the event log.</summary>
    public ushort User { get; init; }
}
