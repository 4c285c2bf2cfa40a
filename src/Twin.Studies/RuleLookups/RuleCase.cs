using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>One group of an explanation: every combination of these values has the same outcome.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="DeviceTypes">The device types; empty for a request that names no device.</param>
/// <param name="Smets">The generations; empty for a request that names no device.</param>
/// <param name="Statuses">The statuses; empty for a request that names no device and for Type 2 Devices.</param>
/// <param name="CommandVariants">The command variants.</param>
/// <param name="Outcome">What the DCC decides.</param>
/// <param name="Clause">The clause behind it.</param>
/// <param name="Reason">The same in a sentence.</param>
public sealed record RuleCase(
    IReadOnlyList<UserRole> Roles,
    IReadOnlyList<DeviceType> DeviceTypes,
    IReadOnlyList<SmetsVersion> Smets,
    IReadOnlyList<SmiStatus> Statuses,
    IReadOnlyList<CommandVariant> CommandVariants,
    AccessOutcome Outcome,
    string Clause,
    string Reason);
