namespace Twin.Domain.Devices;

/// <summary>The third stored part of a device's status (R1): where it stands in an SMKI recovery.</summary>
public enum RecoveryStage : byte
{
    /// <summary>No recovery under way.</summary>
    None,

    /// <summary>Certificates are being replaced (D19).</summary>
    Recovery,

    /// <summary>Recovery certificates are in place, the users' own are not (D20).</summary>
    Recovered,
}
