namespace Twin.Studies.CplRemoval;

/// <summary>What the responsible supplier has done about an affected device; kept only when <see cref="CplRemovalPlan.GoesOn"/>.</summary>
internal struct CampaignWork
{
    /// <summary>The supplier's user number; 0 for none.</summary>
    internal ushort Supplier;

    /// <summary>Firmware updates sent so far.</summary>
    internal byte Attempts;

    /// <summary>Tries after a lost response so far, over all updates.</summary>
    internal byte Tries;

    /// <summary>Where the supplier's work stands.</summary>
    internal CampaignStage Stage;
}
