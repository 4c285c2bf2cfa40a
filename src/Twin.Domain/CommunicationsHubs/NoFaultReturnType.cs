namespace Twin.Domain.CommunicationsHubs;

/// <summary>The return type of 8.14.4.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum NoFaultReturnType : byte
{
    /// <summary>General.</summary>
    General,

    /// <summary>Opt-out of a non-domestic premises.</summary>
    NonDomesticOptOut,

    /// <summary>Replaced for another HAN variant with two suppliers.</summary>
    HanVariantReplacement,

    /// <summary>Replaced for another SM WAN variant at the request of the DCC.</summary>
    WanVariantReplacement,

    /// <summary>Lost or stolen: nothing can be shipped.</summary>
    LostOrStolen,
}
