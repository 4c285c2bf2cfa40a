namespace Twin.Studies.SmkiRecovery;

/// <summary>What falls due for an affected device; at one moment in this order.</summary>
internal enum SmkiEventKind : byte
{
    /// <summary>The DSP sets it to Recovery (D19).</summary>
    Start = 1,

    /// <summary>The DCC attempts to place recovery certificates (D20).</summary>
    Place,

    /// <summary>The supplier attempts to place its own (D21).</summary>
    Reinstate,

    /// <summary>A schedule of business as usual.</summary>
    ScheduledRequest,

    /// <summary>Another request of business as usual.</summary>
    RandomRequest,
}
