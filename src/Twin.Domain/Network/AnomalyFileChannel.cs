namespace Twin.Domain.Network;

/// <summary>How files about quarantined requests travel between users and the DCC (DP109; Twin fact sheet 4.4).</summary>
public enum AnomalyFileChannel
{
    /// <summary><c>email</c>: to the Service Desk by email. As-is (T-I).</summary>
    Email,

    /// <summary><c>ssi</c>: by the Self Service Interface, email for disaster recovery only (T-I).</summary>
    Ssi,

    /// <summary><c>secureDelivery</c>: the DCC's preferred secure delivery method, as DP109 was made (Twin fact sheet 2).</summary>
    SecureDelivery,
}
