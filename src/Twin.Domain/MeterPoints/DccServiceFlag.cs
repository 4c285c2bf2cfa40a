namespace Twin.Domain.MeterPoints;

/// <summary>The DCC Service Status of a meter point, known as the flag (STA-02 to STA-07).</summary>
public enum DccServiceFlag : byte
{
    /// <summary>Null: no meter was ever operated through the DCC here.</summary>
    Null,

    /// <summary>A: Active.</summary>
    A,

    /// <summary>N: Not Active.</summary>
    N,

    /// <summary>I: InstalledNotCommissioned (MP077).</summary>
    I,

    /// <summary>S: Suspended; in the old SEC text and the rejected alternative alone.</summary>
    S,

    /// <summary>W: Withdrawn; in the old SEC text, never reached.</summary>
    W,
}
