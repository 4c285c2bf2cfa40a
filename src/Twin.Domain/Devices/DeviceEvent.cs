using Twin.Domain.Identity;

namespace Twin.Domain.Devices;

/// <summary>What a command did to a device: the values after it, so that applying cannot fail.</summary>
public readonly record struct DeviceEvent
{
    /// <summary>The command that had this effect; events are named by it in the past tense where they are shown.</summary>
    public DeviceCommandKind Cause { get; init; }

    /// <summary>The row of the transition table behind it.</summary>
    public DeviceRule Rule { get; init; }

    /// <summary>The state after the event; a state without an id when the device was deleted.</summary>
    public DeviceState After { get; init; }
}
