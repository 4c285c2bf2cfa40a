using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Contracts.Views;

/// <summary>A device as it is now.</summary>
public sealed record DeviceView
{
    /// <summary>Its EUI-64.</summary>
    public required DeviceId Id { get; init; }

    /// <summary>What it is.</summary>
    public required DeviceType Type { get; init; }

    /// <summary>The generation it was made to.</summary>
    public required SmetsVersion Smets { get; init; }

    /// <summary>The SMI status; null for Type 2 Devices, which have none.</summary>
    public SmiStatus? Status { get; init; }

    /// <summary>The part of the status that installation moves (Twin resolutions R1).</summary>
    public required DeviceLifecycle Lifecycle { get; init; }

    /// <summary>Whether its recorded firmware is off the CPL.</summary>
    public bool CplHold { get; init; }

    /// <summary>How far its recovery from compromised certificates is.</summary>
    public RecoveryStage Recovery { get; init; }

    /// <summary>The CPL entry it really runs; null when it has none.</summary>
    public Product? RunningFirmware { get; init; }

    /// <summary>The CPL entry the inventory has on record; null when it has none.</summary>
    public Product? RecordedFirmware { get; init; }

    /// <summary>The CPL entry of the image that waits for 11.3; null when there is none.</summary>
    public Product? DeliveredFirmware { get; init; }

    /// <summary>The user whose supplier certificate is on it; none without.</summary>
    public UserId SupplierCertificate { get; init; }

    /// <summary>The user whose network operator certificate is on it; none without.</summary>
    public UserId NetworkOperatorCertificate { get; init; }

    /// <summary>The CHF of its hub; none without.</summary>
    public DeviceId Hub { get; init; }

    /// <summary>The meter points it is linked to, or stands behind.</summary>
    public IReadOnlyList<Mpxn> MeterPoints { get; init => field = value ?? []; } = [];

    /// <summary>Supply, payment mode, balance and what else a meter shows now; empty for other devices.</summary>
    public RequestValues Metering { get; init => field = value ?? RequestValues.Empty; } = RequestValues.Empty;

    /// <summary>What it was set to, by group, as <c>tariff</c>.</summary>
    public IReadOnlyDictionary<string, RequestValues> Settings { get; init => field = value ?? new Dictionary<string, RequestValues>(); } = new Dictionary<string, RequestValues>();

    /// <summary>Whether its state was ever changed in this twin; otherwise it is as the population made it.</summary>
    public bool Touched { get; init; }
}
