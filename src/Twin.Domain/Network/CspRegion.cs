namespace Twin.Domain.Network;

/// <summary>The regions of the communications service providers. Arqiva serves North, Telefonica Central and South.</summary>
public enum CspRegion : byte
{
    /// <summary>Arqiva.</summary>
    North,

    /// <summary>Telefonica.</summary>
    Central,

    /// <summary>Telefonica.</summary>
    South,
}
