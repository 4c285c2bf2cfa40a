using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Contracts.Views;

/// <summary>A meter point as it is now.</summary>
public sealed record MeterPointView
{
    /// <summary>The MPAN or MPRN.</summary>
    public required Mpxn Id { get; init; }

    /// <summary>Import, export or gas.</summary>
    public required MeterPointKind Kind { get; init; }

    /// <summary>The DCC Service Flag.</summary>
    public required DccServiceFlag Flag { get; init; }

    /// <summary>The supplier registered now; none without.</summary>
    public UserId Supplier { get; init; }

    /// <summary>The network operator; none without.</summary>
    public UserId NetworkOperator { get; init; }

    /// <summary>The supplier's agent; none without.</summary>
    public UserId Agent { get; init; }

    /// <summary>The RDP that is told its flag; empty for none.</summary>
    public string Provider { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The meters linked to it, with the status that it last heard of each.</summary>
    public IReadOnlyList<LinkedMeterView> Meters { get; init => field = value ?? []; } = [];

    /// <summary>Who was, is and will be registered.</summary>
    public IReadOnlyList<RegistrationView> Registrations { get; init => field = value ?? []; } = [];

    /// <summary>Whether its state was ever changed in this twin.</summary>
    public bool Touched { get; init; }
}
