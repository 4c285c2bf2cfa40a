namespace Twin.Studies.CplRemoval;

/// <summary>What the study remembers of a device that runs the entry: 16 bytes.</summary>
internal struct AffectedDevice
{
    /// <summary>The device's index in its partition.</summary>
    internal int Device;

    /// <summary>The premises' number within the partition.</summary>
    internal int Premises;

    /// <summary>The user number of the responsible supplier; looked up only when <see cref="CplRemovalPlan.GoesOn"/>.</summary>
    internal ushort Supplier;

    /// <summary>Firmware updates sent so far.</summary>
    internal byte Attempts;

    /// <summary>Tries after a lost response so far, over all updates.</summary>
    internal byte Tries;

    /// <summary>Whether a CPL removal suspends devices of its type (R2).</summary>
    internal bool IsSuspendable;

    /// <summary>Where the supplier's work on it stands.</summary>
    internal CampaignStage Stage;
}
