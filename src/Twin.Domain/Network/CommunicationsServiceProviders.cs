using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Rules;

namespace Twin.Domain.Network;

/// <summary>Which CSP serves which region.</summary>
public static class CommunicationsServiceProviders
{
    /// <summary>How many CSPs there are.</summary>
    public const int Count = 2;

    /// <summary>Their codes: <c>arqiva</c>, <c>telefonica</c>.</summary>
    public static CodeSet<CommunicationsServiceProvider> Codes { get; } = new(
        ("arqiva", CommunicationsServiceProvider.Arqiva), ("telefonica", CommunicationsServiceProvider.Telefonica));

    /// <summary>
    /// The CSP of a region; null for <see cref="CspRegion.Unknown"/> and for the 4G regions, whose delivery times no source gives.
    /// </summary>
    public static CommunicationsServiceProvider? Of(CspRegion region) => region switch
    {
        CspRegion.North => CommunicationsServiceProvider.Arqiva,
        CspRegion.Central or CspRegion.South => CommunicationsServiceProvider.Telefonica,
        _ => null,
    };
}
