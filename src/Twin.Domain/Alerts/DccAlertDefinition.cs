using Twin.Domain.Rules;

namespace Twin.Domain.Alerts;

/// <summary>One row of <c>rules/dcc-alerts.csv</c> with its recipients.</summary>
/// <param name="Code">The alert's code.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Body">The body element of DUIS, and the choice in it; empty where it was not identified.</param>
/// <param name="Recipients">Who gets it as published; a rule set may change it.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record DccAlertDefinition(
    DccAlertCode Code, string Meaning, string Body, AlertRecipients Recipients, RuleSource Source, Confidence Confidence);
