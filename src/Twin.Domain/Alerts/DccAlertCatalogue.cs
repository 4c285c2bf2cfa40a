using Twin.Domain.Rules;

namespace Twin.Domain.Alerts;

/// <summary>The DCC alerts and who gets them (<c>rules/dcc-alerts.csv</c>, <c>rules/dcc-alert-recipients.csv</c>).</summary>
public static class DccAlertCatalogue
{
    /// <summary>The codes as DUIS writes them; the names of <see cref="DccAlertCode"/>.</summary>
    public static CodeSet<DccAlertCode> Codes { get; } = new(
        Array.ConvertAll(Enum.GetValues<DccAlertCode>(), static c => (c.ToString(), c)));

    /// <summary>Recipients as files write them, as <c>responsible-supplier</c>.</summary>
    public static CodeSet<AlertRecipient> RecipientCodes { get; } = new(
        ("responsible-supplier", AlertRecipient.ResponsibleSupplier),
        ("import-supplier", AlertRecipient.ImportSupplier),
        ("export-supplier", AlertRecipient.ExportSupplier),
        ("network-operator", AlertRecipient.NetworkOperator),
        ("electricity-distributor", AlertRecipient.ElectricityDistributor),
        ("registered-agent", AlertRecipient.RegisteredAgent),
        ("sender", AlertRecipient.Sender),
        ("schedule-owner", AlertRecipient.ScheduleOwner),
        ("certificate-holder", AlertRecipient.CertificateHolder),
        ("old-supplier", AlertRecipient.OldSupplier),
        ("other-supplier-on-hub", AlertRecipient.OtherSupplierOnHub),
        ("user-on-old-schema", AlertRecipient.UserOnOldSchema));

    private static readonly AlertRecipientRule[] Rules = RuleTables.Load(
        "dcc-alert-recipients",
        ["alert", "recipient", "condition", "confidence"],
        static row => new AlertRecipientRule(
            row.Code("alert", Codes),
            row.Code("recipient", RecipientCodes),
            row.Text("condition"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    private static readonly DccAlertDefinition[] Definitions = RuleTables.Load(
        "dcc-alerts",
        ["alert", "meaning", "body", "confidence"],
        static row =>
        {
            DccAlertCode code = row.Code("alert", Codes);
            return new DccAlertDefinition(
                code,
                row.Required("meaning"),
                row.Text("body"),
                Rules.Where(r => r.Alert == code).Aggregate(AlertRecipients.None, static (all, r) => all | r.Recipient.ToSet()),
                row.Source,
                row.Code("confidence", RuleRow.ConfidenceCodes));
        });

    /// <summary>The alerts in the order of <see cref="DccAlertCode"/>.</summary>
    public static ReadOnlySpan<DccAlertDefinition> All => Definitions;

    /// <summary>Who gets which alert, in the order of the table.</summary>
    public static ReadOnlySpan<AlertRecipientRule> RecipientRules => Rules;

    /// <summary>The row of an alert.</summary>
    public static DccAlertDefinition Definition(this DccAlertCode code) => Definitions[(int)code];

    /// <summary>Whether the set has the recipient.</summary>
    public static bool Has(this AlertRecipients recipients, AlertRecipient recipient) => ((int)recipients >> (int)recipient & 1) != 0;

    /// <summary>The set of one recipient.</summary>
    public static AlertRecipients ToSet(this AlertRecipient recipient) => (AlertRecipients)(1 << (int)recipient);

    /// <summary>The codes of a set with bars between, as <c>responsible-supplier|network-operator</c>; empty for none.</summary>
    public static string CodesOf(this AlertRecipients recipients)
        => string.Join('|', RecipientCodes.Codes.Where((_, number) => recipients.Has((AlertRecipient)number)));
}
