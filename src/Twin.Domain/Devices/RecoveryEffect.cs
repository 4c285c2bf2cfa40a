namespace Twin.Domain.Devices;

/// <summary>What a row of the transition table does to the recovery stage.</summary>
public enum RecoveryEffect : byte
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>No recovery is under way any more.</summary>
    None,

    /// <summary>Recovery begins.</summary>
    Recovery,

    /// <summary>Recovery certificates are in place.</summary>
    Recovered,

    /// <summary>A final lifecycle ends recovery; else it stays.</summary>
    NoneIfFinal,
}
