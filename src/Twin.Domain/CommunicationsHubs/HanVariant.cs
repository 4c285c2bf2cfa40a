namespace Twin.Domain.CommunicationsHubs;

/// <summary>The bands a hub has on the HAN.</summary>
/// <remarks>Equal to its set in <c>rules/hub-enumerations.csv</c>; a test compares them.</remarks>
public enum HanVariant : byte
{
    /// <summary>2.4 GHz.</summary>
    SingleBand,

    /// <summary>2.4 GHz and sub-GHz.</summary>
    DualBand,
}
