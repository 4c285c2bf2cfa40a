namespace Twin.Domain.ServiceRequests;

/// <summary>A set of command variants, one bit each (bit number = <see cref="CommandVariant"/>).</summary>
[Flags]
public enum CommandVariants : ushort
{
    /// <summary>No variant.</summary>
    None = 0,

    /// <summary>CV 1.</summary>
    SendNonCritical = 1 << 1,

    /// <summary>CV 2.</summary>
    LocalNonCritical = 1 << 2,

    /// <summary>CV 3.</summary>
    SendAndLocalNonCritical = 1 << 3,

    /// <summary>CV 4.</summary>
    Transform = 1 << 4,

    /// <summary>CV 5.</summary>
    SendCritical = 1 << 5,

    /// <summary>CV 6.</summary>
    LocalCritical = 1 << 6,

    /// <summary>CV 7.</summary>
    SendAndLocalCritical = 1 << 7,

    /// <summary>CV 8.</summary>
    NonDevice = 1 << 8,

    /// <summary>CV 9.</summary>
    DccInternal = 1 << 9,
}
