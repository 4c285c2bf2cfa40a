using Twin.Domain.Rules;

namespace Twin.Domain.Alerts;

/// <summary>One row of <c>rules/device-alerts.csv</c>.</summary>
/// <param name="Code">The alert's code, two octets: 0x8F35 for <c>8F35</c>.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Recipients">Who gets it, as <c>supplier|dcc</c>; <c>log-only</c> where no alert is sent.</param>
/// <param name="Note">A remark; may be empty.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record DeviceAlertDefinition(
    ushort Code, string Meaning, string Recipients, string Note, RuleSource Source, Confidence Confidence);
