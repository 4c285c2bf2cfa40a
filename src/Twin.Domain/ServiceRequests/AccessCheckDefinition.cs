using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>One row of <c>rules/access-checks.csv</c>: a rule of access control that can refuse a request.</summary>
/// <param name="Check">The rule.</param>
/// <param name="Name">Its name in results, as <c>role-eligible</c>.</param>
/// <param name="Code">The code it refuses with.</param>
/// <param name="Rule">What must hold, in words.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record AccessCheckDefinition(
    AccessCheck Check, string Name, ResponseCode Code, string Rule, RuleSource Source, Confidence Confidence);
