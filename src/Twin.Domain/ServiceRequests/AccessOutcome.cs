using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>What access control decides.</summary>
/// <param name="Code">I99 or I0 when accepted (Twin resolutions R4), else the code of the first rule that does not hold.</param>
/// <param name="Check">
/// The rule that decided: the refusing one; <see cref="AccessCheck.SuspendedExemption"/> when only an exemption let the request
/// through; else <see cref="AccessCheck.None"/>.
/// </param>
/// <param name="FailsAtDevice">
/// Whether the DCC accepts the request although the device will not obey: critical, SMETS2+, sender's certificate not on the
/// device. The sender hears nothing from the device, and E21 after the time-out (Twin resolutions R4).
/// </param>
public readonly record struct AccessOutcome(ResponseCode Code, AccessCheck Check, bool FailsAtDevice = false)
{
    /// <summary>Whether the DCC accepts the request.</summary>
    public bool Accepted => Code <= ResponseCode.I99;

    private static readonly string Order = new RuleSource("Twin resolutions", "1", "R4").ToString();

    /// <summary>
    /// The clause behind the decision under these rules: of the refusing rule, of the exemption, of what a Suspended device admits, or
    /// else of the answers to accepted requests.
    /// </summary>
    /// <param name="rules">The rules the decision was made with.</param>
    /// <param name="query">The facts it was made on.</param>
    public string Clause(AccessRules rules, in AccessQuery query)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Check switch
        {
            AccessCheck.None when FailsAtDevice => Order + ": fails at the device, the certificate is not on it",
            AccessCheck.None when query.Status == SmiStatus.Suspended => StatusClause(SmiStatus.Suspended, query),
            AccessCheck.None => Order,
            AccessCheck.SuspendedExemption
                => rules.ExemptionFor(query.Variant, query.CommandVariant, query.Smets)?.Source.ToString() ?? string.Empty,
            AccessCheck.Status when query.Status is { } status => StatusClause(status, query),
            _ => Check.Definition()!.Source.ToString(),
        };
    }

    private static string StatusClause(SmiStatus status, in AccessQuery query)
        => StatusAdmissionTable.Source(status, query.Variant.Definition.Class).ToString();
}
