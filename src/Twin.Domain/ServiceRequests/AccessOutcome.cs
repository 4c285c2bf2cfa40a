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

    /// <summary>The clause behind the decision under these rules; empty when nothing but the ordinary case was needed.</summary>
    /// <param name="rules">The rules the decision was made with.</param>
    /// <param name="query">The facts it was made on.</param>
    public string Clause(AccessRules rules, in AccessQuery query)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Check switch
        {
            AccessCheck.None => string.Empty,
            AccessCheck.SuspendedExemption => rules.ExemptionFor(query.Variant, query.CommandVariant, query.Smets)?.Source.ToString() ?? string.Empty,
            AccessCheck.Status when query.Status is { } status
                => StatusAdmissionTable.Source(status, query.Variant.Definition.Class).ToString(),
            _ => Check.Definition()!.Source.ToString(),
        };
    }
}
