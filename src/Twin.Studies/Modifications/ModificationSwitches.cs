using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Modifications;

/// <summary>What a modification turns, as its <c>switches:</c> say: the same for built-in ones and a user's own files.</summary>
/// <remarks>What is empty or null leaves the rule set as it is.</remarks>
public sealed partial record ModificationSwitches
{
    /// <summary>No switch.</summary>
    public static ModificationSwitches None { get; } = new();

    /// <summary><c>eligibleRoles</c>: who may send what, by variant.</summary>
    public IReadOnlyList<RoleChange> EligibleRoles { get; init; } = [];

    /// <summary><c>deviceTypes</c>: what a variant may be sent to.</summary>
    public IReadOnlyList<DeviceTypeChange> DeviceTypes { get; init; } = [];

    /// <summary><c>serviceRequests.enable</c>: variants that exist from this change on.</summary>
    public IReadOnlyList<ServiceRequestVariant> EnabledServiceRequests { get; init; } = [];

    /// <summary><c>actsForSupplierCheck.add</c>: variants for which an RSA must act for the Supplier concerned (C 7).</summary>
    public IReadOnlyList<ServiceRequestVariant> ActsForSupplierCheck { get; init; } = [];

    /// <summary><c>suspendedExemptions</c>: what a Suspended device still gets (Twin resolutions R3).</summary>
    public IReadOnlyList<ExemptionChange> SuspendedExemptions { get; init; } = [];

    /// <summary><c>suspendedTypes.add</c>: further device types that a CPL removal suspends (Twin resolutions R2).</summary>
    public DeviceTypes SuspendedTypesAdded { get; init; }

    /// <summary><c>suspendedTypes.remove</c>: device types that a CPL removal no longer suspends.</summary>
    public DeviceTypes SuspendedTypesRemoved { get; init; }

    /// <summary><c>firmwareReadRestores</c>: types that an 11.2 response with a listed version restores (MP105).</summary>
    public DeviceTypes FirmwareReadRestores { get; init; }

    /// <summary><c>repeatedActivationRestores</c>: whether a repeated 11.3 response restores too (MP105 as made).</summary>
    public bool? RepeatedActivationRestores { get; init; }

    /// <summary><c>ppmidFirmwareUpdate</c>: whether the firmware of PPMID and HCALCS can be updated (SECMP0007).</summary>
    public bool? PpmidFirmwareUpdate { get; init; }

    /// <summary><c>alertRecipients</c>: who gets which DCC alert.</summary>
    public IReadOnlyList<AlertRecipientChange> AlertRecipients { get; init; } = [];

    /// <summary><c>flagRule</c>: the name of one of the seven rules (Twin fact sheet 3.4); null when not set so.</summary>
    public string? FlagRule { get; init; }

    /// <summary><c>flagTable</c>: a rule of the modification's own; null without. Never together with <see cref="FlagRule"/>.</summary>
    public FlagRule? FlagTable { get; init; }

    /// <summary><c>exportPolicy</c>: which changes of the flag are exported (Twin resolutions R5).</summary>
    public ExportPolicy? ExportPolicy { get; init; }

    /// <summary><c>smets1Exported</c>: whether flags of SMETS1 meter points are exported.</summary>
    public bool? Smets1Exported { get; init; }

    /// <summary><c>maxUpdatesPerFile</c>: the limit on one file.</summary>
    public UpdateLimit? MaxUpdatesPerFile { get; init; }

    /// <summary><c>returnNoticeToOrderingParty</c>: whether a hub's ordering party hears how its return fared (SECMP0039).</summary>
    public bool? ReturnNoticeToOrderingParty { get; init; }

    /// <summary>Switches of the network's side, each under its own key; those that are not turned are absent.</summary>
    public IReadOnlyList<NetworkChoice> Network { get; init; } = [];

    /// <summary>Whether nothing is turned.</summary>
    public bool IsEmpty => Settings().Count == 0;
}
