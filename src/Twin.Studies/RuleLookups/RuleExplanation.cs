using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>What happens to a request and why: the answer of <c>twin rules show</c>.</summary>
/// <param name="Request">What the published table says of the request.</param>
/// <param name="Exists">Whether it exists under the rules asked.</param>
/// <param name="EligibleRoles">The roles that may send it under the rules asked.</param>
/// <param name="DeviceTypes">The device types it is for under the rules asked.</param>
/// <param name="Cases">What happens, grouped; together they cover every combination that was asked for, each once.</param>
public sealed record RuleExplanation(
    ServiceRequestDefinition Request, bool Exists, UserRoles EligibleRoles, DeviceTypes DeviceTypes, IReadOnlyList<RuleCase> Cases);
