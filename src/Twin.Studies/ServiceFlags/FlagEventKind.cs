namespace Twin.Studies.ServiceFlags;

/// <summary>What falls due at a site; at one moment in this order. 0 is left for what the centre does.</summary>
internal enum FlagEventKind : byte
{
    /// <summary>A meter is hung.</summary>
    Install = 1,

    /// <summary>A meter is connected: 8.11, and it joins the HAN.</summary>
    Connect,

    /// <summary>A meter is commissioned: 8.1.1.</summary>
    Commission,

    /// <summary>Something happens to a meter in use: removal, suspension or recovery.</summary>
    Live,

    /// <summary>The 8.3 that should have come with the removal.</summary>
    LateDecommission,

    /// <summary>A suspension ends.</summary>
    Restore,

    /// <summary>Recovery certificates are placed.</summary>
    PlaceRecoveryCertificates,

    /// <summary>The supplier's certificates are placed.</summary>
    ReinstateCertificates,

    /// <summary>An RDP has a record in its registration system.</summary>
    Register,

    /// <summary>A consumer switches supplier.</summary>
    SwitchSupplier,
}
