using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Records;

/// <summary>What access control decided, with what its clause follows from.</summary>
internal readonly record struct AccessDecision(AccessOutcome Outcome, AccessQuery Query, AccessRules Rules)
{
    internal bool Accepted => Outcome.Accepted;

    internal ResponseCode Code => Outcome.Code;

    internal string Clause => Outcome.Clause(Rules, Query);
}
