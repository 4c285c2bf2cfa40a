namespace Twin.Studies.SmkiRecovery;

/// <summary>What the study remembers of a device with a compromised certificate.</summary>
internal struct AffectedDevice
{
    /// <summary>The device's index in its partition.</summary>
    internal int Device;

    /// <summary>The premises' number within the partition.</summary>
    internal int Premises;

    /// <summary>The user number of the responsible supplier; 0 for none.</summary>
    internal ushort Supplier;

    /// <summary>Attempts of the DCC so far.</summary>
    internal byte Placements;

    /// <summary>Attempts of the supplier so far.</summary>
    internal byte Reinstatements;

    /// <summary>Whether whoever was to act on it has given up.</summary>
    internal bool IsGivenUp;
}
