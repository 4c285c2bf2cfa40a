namespace Twin.Contracts.Operations;

/// <summary>The steps of recovery from compromised certificates.</summary>
public enum SmkiRecoveryStep
{
    /// <summary>D19: the device enters recovery.</summary>
    Start,

    /// <summary>D20: the DCC's recovery certificates are on the device.</summary>
    PlaceRecoveryCertificates,

    /// <summary>D21: the users' certificates are back.</summary>
    Reinstate,
}
