namespace Twin.Studies.CplRemoval;

/// <summary>What is due for an affected device; the number is also its priority at the same moment.</summary>
internal enum CplEventKind : byte
{
    /// <summary>The DSP sets it Suspended.</summary>
    Suspend,

    /// <summary>The DSP restores it because the entry is listed again.</summary>
    Restore,

    /// <summary>A scheduled request of business as usual; the data is the row.</summary>
    ScheduledRequest,

    /// <summary>A random request of business as usual; the data is its number.</summary>
    RandomRequest,

    /// <summary>The supplier sends the firmware.</summary>
    SendUpdate,

    /// <summary>The image has arrived and the supplier activates it.</summary>
    Activate,

    /// <summary>The supplier has no response and asks.</summary>
    Try,
}
