using System.Collections.Frozen;

namespace Twin.Domain.Alerts;

/// <summary>Who gets which DCC alert (codes.md 6), as a modification may switch it. Immutable.</summary>
/// <remarks>
/// A PPMID and an HCALCS belong to the electricity side: their responsible supplier and network operator are those of the import
/// MPAN.
/// </remarks>
public sealed class AlertRouting
{
    private readonly FrozenDictionary<DccAlertCode, AlertRecipients> recipients;

    private AlertRouting(IDictionary<DccAlertCode, AlertRecipients> recipients) => this.recipients = recipients.ToFrozenDictionary();

    /// <summary>The routing of <c>rules/dcc-alert-recipients.csv</c>.</summary>
    public static AlertRouting Sec2020 { get; } =
        new(Enum.GetValues<DccAlertCode>().ToDictionary(static c => c, static c => c.Definition().Recipients));

    /// <summary>Who gets the alert.</summary>
    public AlertRecipients Of(DccAlertCode code) => recipients.GetValueOrDefault(code);

    /// <summary>This routing with recipients added to an alert and taken from it.</summary>
    public AlertRouting With(DccAlertCode code, AlertRecipients add, AlertRecipients remove)
        => new(new Dictionary<DccAlertCode, AlertRecipients>(recipients) { [code] = (Of(code) | add) & ~remove });
}
