namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>How one file got through.</summary>
/// <param name="ArrivedMs">When it arrived at the DCC.</param>
/// <param name="Sent">How often it was sent, at least once.</param>
/// <param name="Late">How many of these took longer.</param>
/// <param name="Breaches">How many of these were seen by somebody who must not see them.</param>
public readonly record struct FileDelivery(long ArrivedMs, int Sent, int Late, int Breaches)
{
    /// <summary>How many were lost on the way.</summary>
    public int Lost => Sent - 1;
}
