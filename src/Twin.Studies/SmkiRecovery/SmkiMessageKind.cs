namespace Twin.Studies.SmkiRecovery;

/// <summary>What a partition says to the centre.</summary>
internal enum SmkiMessageKind : byte
{
    /// <summary>A flag changed.</summary>
    FlagChanged,

    /// <summary>A device is in Recovery.</summary>
    Started,

    /// <summary>A device has recovery certificates.</summary>
    Recovered,

    /// <summary>A device has its users' certificates again.</summary>
    Restored,

    /// <summary>An attempt of the DCC failed.</summary>
    PlacementFailed,

    /// <summary>An attempt of the supplier failed.</summary>
    ReinstatementFailed,

    /// <summary>A user is alerted of a step.</summary>
    Alert,

    /// <summary>A device is affected; only for the log, as all that follow.</summary>
    Affected,

    /// <summary>A request met a device.</summary>
    Request,

    /// <summary>A device is in Recovery at the end.</summary>
    LeftInRecovery,

    /// <summary>A device has recovery certificates at the end, and not its users'.</summary>
    LeftRecovered,
}
