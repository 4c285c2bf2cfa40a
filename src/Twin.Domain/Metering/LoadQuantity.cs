namespace Twin.Domain.Metering;

/// <summary>What a load profile counts.</summary>
public enum LoadQuantity : byte
{
    /// <summary>Active import in Wh, or gas in dm3.</summary>
    Import,

    /// <summary>Active export in Wh; always 0 where export is not measured, and for gas.</summary>
    Export,

    /// <summary>Reactive import in varh; always 0 for gas.</summary>
    Reactive,

    /// <summary>Active import of the secondary element of a twin-element meter, in Wh; always 0 for gas.</summary>
    Secondary,
}
