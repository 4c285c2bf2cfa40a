namespace Twin.Studies.CplRemoval;

/// <summary>What the study remembers of a device that runs the entry.</summary>
internal struct AffectedDevice
{
    /// <summary>The device's index in its partition.</summary>
    internal int Device;

    /// <summary>The premises' number within the partition.</summary>
    internal int Premises;

    /// <summary>The device's place among those to suspend, over the whole estate; -1 when it is not suspended.</summary>
    internal int SuspensionRank;

    /// <summary>The device's place among its supplier's, over the whole estate.</summary>
    internal int SupplierRank;

    /// <summary>The user number of the responsible supplier.</summary>
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
