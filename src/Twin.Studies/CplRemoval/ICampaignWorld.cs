namespace Twin.Studies.CplRemoval;

/// <summary>What of the world a firmware campaign meets, in a study that has more in it than the campaign.</summary>
internal interface ICampaignWorld
{
    /// <summary>Whether a device answers.</summary>
    /// <param name="premises">The premises' number within the partition.</param>
    /// <param name="nowMs">Now.</param>
    bool Answers(int premises, long nowMs);

    /// <summary>Hears that a device has activated firmware.</summary>
    /// <param name="premises">The premises' number within the partition.</param>
    /// <param name="device">The device's number within the partition.</param>
    /// <param name="nowMs">Now.</param>
    void Activated(int premises, int device, long nowMs);
}
