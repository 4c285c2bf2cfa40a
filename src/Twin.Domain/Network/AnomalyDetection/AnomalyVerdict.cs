namespace Twin.Domain.Network.AnomalyDetection;

/// <summary>What anomaly detection makes of a request (Twin fact sheet 4.4; Twin code sheet, 6: N44, N45, N46).</summary>
public enum AnomalyVerdict : byte
{
    /// <summary>It goes on.</summary>
    Passed,

    /// <summary>Quarantined: more than the user's own threshold for the service request variant (N44).</summary>
    UserThresholdBreach,

    /// <summary>Quarantined: more than the DCC's threshold for the service request variant over all users (N45).</summary>
    DccThresholdBreach,

    /// <summary>Quarantined: a value outside the limits (N46).</summary>
    AttributeLimitsBreach,

    /// <summary>Deleted, and the user told: a value outside the limits in a request to a SMETS1 device.</summary>
    Deleted,
}
