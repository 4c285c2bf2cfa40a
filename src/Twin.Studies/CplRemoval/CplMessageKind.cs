namespace Twin.Studies.CplRemoval;

/// <summary>
/// What a partition tells the centre. Those from <see cref="Affected"/> on are posted only when an event log is asked for.
/// </summary>
internal enum CplMessageKind : byte
{
    /// <summary>N28 or N29 to a user.</summary>
    Alert,

    /// <summary>A flag changed.</summary>
    FlagChanged,

    /// <summary>At the start: a device runs the entry.</summary>
    Affected,

    /// <summary>A device began to show Suspended.</summary>
    Suspended,

    /// <summary>A device ceased to show Suspended.</summary>
    Restored,

    /// <summary>A request of business as usual was accepted.</summary>
    RequestAccepted,

    /// <summary>A request, of business as usual or of a supplier that waits for a response, was rejected.</summary>
    RequestRejected,

    /// <summary>A firmware update was sent (11.1).</summary>
    UpdateSent,

    /// <summary>A firmware update was sent to a device that already ran a listed version.</summary>
    UpdateWasted,

    /// <summary>A device activated new firmware.</summary>
    Activated,

    /// <summary>An activation failed on the device.</summary>
    ActivationFailed,

    /// <summary>The response to an activation was lost.</summary>
    ResponseLost,

    /// <summary>At the end of the run: a device is Suspended and something is still to come that may free it.</summary>
    SuspendedAtEnd,

    /// <summary>At the end of the run: a device is Suspended and nothing is to come that would free it.</summary>
    StuckAtEnd,

    /// <summary>As <see cref="StuckAtEnd"/>, although the device runs a listed version.</summary>
    StuckUpdatedAtEnd,
}
