using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Contracts.Views;

/// <summary>A communications hub as it is now.</summary>
public sealed record HubView
{
    /// <summary>The EUI-64 of its CHF.</summary>
    public required DeviceId Chf { get; init; }

    /// <summary>The EUI-64 of its GPF; none when it is not known.</summary>
    public DeviceId Gpf { get; init; }

    /// <summary>Where it stands between order and return.</summary>
    public required HubStage Stage { get; init; }

    /// <summary>The CSP's region.</summary>
    public required CspRegion Region { get; init; }

    /// <summary>What is known of the SM WAN where it is.</summary>
    public WanCoverage WanCoverage { get; init; }

    /// <summary>When the supply was lost; null while there is supply.</summary>
    public SimTime? SupplyLostAt { get; init; }

    /// <summary>Until when devices on its log may join; null while it is closed.</summary>
    public SimTime? JoinWindowUntil { get; init; }

    /// <summary>The party that ordered it; none when it is not known.</summary>
    public UserId OrderingParty { get; init; }

    /// <summary>The supplier that installed it; none before.</summary>
    public UserId Supplier { get; init; }

    /// <summary>The devices on its HAN log.</summary>
    public IReadOnlyList<DeviceId> Devices { get; init => field = value ?? []; } = [];

    /// <summary>The meter points of its premises.</summary>
    public IReadOnlyList<Mpxn> MeterPoints { get; init => field = value ?? []; } = [];

    /// <summary>Whether its state was ever changed in this twin.</summary>
    public bool Touched { get; init; }
}
