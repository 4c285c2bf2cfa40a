namespace Twin.Studies.CplRemoval;

/// <summary>Where a supplier's work on a device stands.</summary>
internal enum CampaignStage : byte
{
    /// <summary>Nothing can be done over the air: no campaign, or a type that cannot be updated (R2).</summary>
    NoWay,

    /// <summary>Something is still to come: the first update, an activation, a try, another update.</summary>
    UnderWay,

    /// <summary>The inventory knows that the device runs a listed version, or the entry was listed again.</summary>
    Done,

    /// <summary>The supplier has stopped: every attempt failed, or nothing more is done after a lost response.</summary>
    GivenUp,
}
