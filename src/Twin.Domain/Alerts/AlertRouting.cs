using System.Collections.Immutable;

namespace Twin.Domain.Alerts;

/// <summary>Who gets which DCC alert (codes.md 6), as a modification may switch it. Immutable.</summary>
/// <remarks>
/// A PPMID and an HCALCS belong to the electricity side: their responsible supplier and network operator are those of the import
/// MPAN.
/// </remarks>
public sealed class AlertRouting
{
    // By the alert's number: every alert of a mass event asks.
    private readonly ImmutableArray<AlertRecipients> recipients;

    private AlertRouting(ImmutableArray<AlertRecipients> recipients) => this.recipients = recipients;

    /// <summary>The routing of <c>rules/dcc-alert-recipients.csv</c>.</summary>
    public static AlertRouting Sec2020 { get; } =
        new([.. Enum.GetValues<DccAlertCode>().Select(static code => code.Definition().Recipients)]);

    /// <summary>Who gets the alert.</summary>
    public AlertRecipients Of(DccAlertCode code) => recipients[(int)code];

    /// <summary>This routing with recipients added to an alert and taken from it.</summary>
    public AlertRouting With(DccAlertCode code, AlertRecipients add, AlertRecipients remove)
        => new(recipients.SetItem((int)code, (Of(code) | add) & ~remove));
}
