using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>One row of <c>rules/user-roles.csv</c>.</summary>
/// <param name="Role">The role.</param>
/// <param name="Code">Its code in DUIS, as <c>IS</c>.</param>
/// <param name="Name">Its name in the SEC.</param>
/// <param name="Registration">What it is registered for, in words.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record UserRoleDefinition(
    UserRole Role, string Code, string Name, string Registration, RuleSource Source, Confidence Confidence);
