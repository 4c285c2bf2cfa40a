namespace Twin.Domain.Registration;

/// <summary>Whether a user may send (Twin code sheet, section 4, check 3).</summary>
public enum UserStatus : byte
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>It is suspended: each of its requests is refused with E3.</summary>
    Suspended,
}
