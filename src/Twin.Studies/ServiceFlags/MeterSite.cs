namespace Twin.Studies.ServiceFlags;

/// <summary>What the study remembers of a place on a wall for a meter: 32 bytes.</summary>
internal struct MeterSite
{
    /// <summary>What <see cref="OnWall"/> is where no smart meter hangs.</summary>
    internal const int Nothing = -1;

    /// <summary>The index of the first meter in its partition.</summary>
    internal int Device;

    /// <summary>The premises' number within the partition.</summary>
    internal int Premises;

    /// <summary>The place of the last successor among the partition's; -1 while the first meter has none.</summary>
    internal int LastSuccessor;

    /// <summary>How many events were drawn for it.</summary>
    internal uint Draws;

    /// <summary>The number of the meter that hangs there: 0 for the first, or <see cref="Nothing"/>.</summary>
    internal short OnWall;

    /// <summary>How many meters were ever here.</summary>
    internal short Meters;

    /// <summary>The meter points of its premises that the meter measures, a bit for each.</summary>
    internal ushort Points;

    /// <summary>Whether a meter on the wall can be operated.</summary>
    internal bool CanBeOperated;

    /// <summary>Whether the meter on the wall is in use: commissioned, whatever holds it.</summary>
    internal bool IsLive;
}
