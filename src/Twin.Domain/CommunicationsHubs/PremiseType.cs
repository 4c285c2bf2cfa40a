namespace Twin.Domain.CommunicationsHubs;

/// <summary><c>PremiseType</c> of 8.14.2.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum PremiseType : byte
{
    /// <summary>Detached or semi-detached.</summary>
    DetachedOrSemi,

    /// <summary>Terraced.</summary>
    Terraced,

    /// <summary>A low rise of up to five floors.</summary>
    LowRise,

    /// <summary>A high rise of more than five floors.</summary>
    HighRise,
}
