using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>One row of <c>rules/response-codes.csv</c>.</summary>
/// <param name="Code">The code.</param>
/// <param name="Meaning">What it says; <c>text not published</c> where no source was found.</param>
/// <param name="ServiceReference">The service reference it belongs to, as <c>8.4</c>; empty for a general code.</param>
/// <param name="Check">The kind of check it comes from, as <c>access</c>.</param>
/// <param name="NewInDuis">The DUIS version that added it; empty for those of 5.0 and before.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record ResponseCodeDefinition(
    ResponseCode Code,
    string Meaning,
    string ServiceReference,
    string Check,
    string NewInDuis,
    RuleSource Source,
    Confidence Confidence);
