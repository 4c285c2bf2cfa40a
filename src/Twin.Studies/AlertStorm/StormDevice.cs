using Twin.Domain.Network.AlertStorms;

namespace Twin.Studies.AlertStorm;

/// <summary>What the study remembers of a device that sends alerts.</summary>
internal struct StormDevice
{
    /// <summary>The device's index in its partition.</summary>
    internal int Device;

    /// <summary>The user number of the responsible supplier.</summary>
    internal ushort Supplier;

    /// <summary>The user number of the network operator.</summary>
    internal ushort NetworkOperator;

    /// <summary>Whether any alert of it was throttled so far.</summary>
    internal bool WasThrottled;

    /// <summary>The throttle's state for the storm's code.</summary>
    internal AlertThrottleState Storm;

    /// <summary>The throttle's state for the restoration's code, when that is another one.</summary>
    internal AlertThrottleState Restoration;
}
