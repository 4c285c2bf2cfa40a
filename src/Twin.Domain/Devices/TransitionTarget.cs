namespace Twin.Domain.Devices;

/// <summary>The lifecycle a row of the transition table leads to.</summary>
public enum TransitionTarget : byte
{
    /// <summary>The lifecycle stays.</summary>
    Same,

    /// <summary>Pending.</summary>
    Pending,

    /// <summary>Whitelisted.</summary>
    Whitelisted,

    /// <summary>InstalledNotCommissioned.</summary>
    InstalledNotCommissioned,

    /// <summary>Commissioned.</summary>
    Commissioned,

    /// <summary>Decommissioned.</summary>
    Decommissioned,

    /// <summary>Withdrawn.</summary>
    Withdrawn,

    /// <summary>What the rule set says of a closed join window.</summary>
    AfterJoinWindow,

    /// <summary>The value that 8.4 carries.</summary>
    OfCommand,

    /// <summary>The device leaves the inventory.</summary>
    Removed,
}
