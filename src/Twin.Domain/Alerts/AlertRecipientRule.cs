using Twin.Domain.Rules;

namespace Twin.Domain.Alerts;

/// <summary>One row of <c>rules/dcc-alert-recipients.csv</c>: somebody who gets a DCC alert.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Condition">When, or for what, in words; may be empty.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record AlertRecipientRule(
    DccAlertCode Alert, AlertRecipient Recipient, string Condition, RuleSource Source, Confidence Confidence);
