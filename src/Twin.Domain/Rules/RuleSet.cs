using Twin.Domain.Alerts;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Rules;

/// <summary>
/// Every switch the rules look at, as one immutable value. A modification is a named change of switches; nothing in the code asks
/// which modification is on, only what the switch says.
/// </summary>
public sealed record RuleSet
{
    /// <summary>The rules as they stood in 2020, when the sources were written: flag rule a2 as observed live, exported once.</summary>
    public static RuleSet Sec2020 { get; } = new()
    {
        Name = "SEC 2020",
        Access = AccessRules.Sec2020,
        AlertRouting = AlertRouting.Sec2020,
        FlagRule = FlagRules.Named("a2"),
    };

    /// <summary>A short name for reports: the base and the modifications switched on.</summary>
    public required string Name { get; init; }

    /// <summary>Who may send what to which device, and what a Suspended device still gets (R3, R4).</summary>
    public required AccessRules Access { get; init; }

    /// <summary>Who gets which DCC alert.</summary>
    public required AlertRouting AlertRouting { get; init; }

    /// <summary>How a meter point's flag is derived (domain.md 3.4).</summary>
    public required FlagRule FlagRule { get; init; }

    /// <summary>The export policy switched on; null for the one that goes with the flag rule (R5).</summary>
    public ExportPolicy? ExportPolicyOverride { get; init; }

    /// <summary>Whether flags of SMETS1 meter points are exported (R5). Default: yes.</summary>
    public bool Smets1Exported { get; init; } = true;

    /// <summary>The most updates in one D0350 or DXI file; null for no limit (A9). Default: none.</summary>
    public int? MaxUpdatesPerFile { get; init; }

    /// <summary>The device types a CPL removal suspends (R2). Default: ESME, GSME, PPMID, HCALCS.</summary>
    public DeviceTypes SuspendedTypes { get; init; } = DeviceTypes.Esme | DeviceTypes.Gsme | DeviceTypes.Ppmid | DeviceTypes.Hcalcs;

    /// <summary>The device types that an 11.2 response with a listed version restores (MP105). Default: none.</summary>
    public DeviceTypes FirmwareReadRestores { get; init; }

    /// <summary>Whether a repeated 11.3 response restores too (MP105 as made). Default: no.</summary>
    public bool RepeatedActivationRestores { get; init; }

    /// <summary>Whether PPMID and HCALCS can be updated over the air (SECMP0007; R2). Default: no.</summary>
    public bool AuxiliaryFirmwareUpdate { get; init; }

    /// <summary>Where a device goes whose join window closes (D5). Default: Pending.</summary>
    public DeviceLifecycle AfterJoinWindow { get; init; } = DeviceLifecycle.Pending;

    /// <summary>What the communications hubs follow. Default: <see cref="HubRules.Sec2020"/>.</summary>
    public HubRules Hubs { get; init; } = HubRules.Sec2020;

    /// <summary>What the network does with messages under way. Default: <see cref="NetworkRules.Sec2020"/>.</summary>
    public NetworkRules Network { get; init; } = NetworkRules.Sec2020;

    /// <summary>The export policy in force.</summary>
    public ExportPolicy ExportPolicy => ExportPolicyOverride ?? FlagRule.DefaultExportPolicy;
}
