namespace Twin.Studies.CplRemoval;

/// <summary>How one attempt to update one device turns out: the same in every variant (R8).</summary>
/// <param name="DeliveryMs">How long the image takes.</param>
/// <param name="Succeeds">Whether the activation succeeds.</param>
/// <param name="IsLost">Whether its response is lost.</param>
internal readonly record struct CampaignDraws(long DeliveryMs, bool Succeeds, bool IsLost)
{
    private const uint DrawsOfAttempt = 8;

    /// <summary>The draws of an attempt.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="device">The device's EUI-64.</param>
    /// <param name="attempt">The attempt, from 0.</param>
    internal static CampaignDraws Of(CplRemovalPlan plan, ulong device, int attempt)
    {
        uint first = (uint)attempt * DrawsOfAttempt;
        CplRemovalInputs inputs = plan.Inputs;
        return new CampaignDraws(
            (inputs.DeliveryMs / 2) + (long)plan.Campaign.Below((ulong)inputs.DeliveryMs + 1, device, first),
            plan.Campaign.Happens(inputs.SuccessPpm, device, first + 1),
            plan.Campaign.Happens(inputs.LossPpm, device, first + 2));
    }

    /// <summary>Whether the supplier sends another update once its tries are used up.</summary>
    internal static bool SendsAnother(CplRemovalPlan plan, ulong device, int attempt)
        => plan.Campaign.Happens(plan.Inputs.SecondUpdatePpm, device, ((uint)attempt * DrawsOfAttempt) + 3);
}
