using System.Runtime.InteropServices;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Engine.Runs;

namespace Twin.Studies.Requests;

/// <summary>A service request that a user sends, as a partition tells the centre.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestMessage : IOrderedMessage
{
    /// <inheritdoc/>
    public required long TimeMs { get; init; }

    /// <inheritdoc/>
    public required int Priority { get; init; }

    /// <inheritdoc/>
    public ulong Entity => Device.Value;

    /// <inheritdoc/>
    public required int Sequence { get; init; }

    /// <summary>The device it is for.</summary>
    public required DeviceId Device { get; init; }

    /// <summary>The device's generation.</summary>
    public required SmetsVersion Smets { get; init; }

    /// <summary>Who sends it.</summary>
    public required ushort User { get; init; }

    /// <summary>Its class: the row of business as usual, or the number of rows and that of the burst together.</summary>
    public required int Class { get; init; }
}
