using Twin.Domain.Alerts;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;

namespace Twin.Studies.Modifications;

/// <summary>How switches are written in files.</summary>
internal static class SwitchCodes
{
    /// <summary>The names of the flag rules, each with its place in <see cref="FlagRules.All"/>.</summary>
    public static CodeSet<int> FlagRuleNames { get; } = new([.. FlagRules.All.Select(static (rule, at) => (rule.Name, at))]);

    /// <summary>The conditions of the flag tables, with a small first letter as all keys have.</summary>
    public static CodeSet<FlagConditions> Conditions { get; } = new(
        [.. FlagRules.ConditionCodes.Codes.Zip(
            Enum.GetValues<FlagConditions>().Where(static c => c != FlagConditions.None),
            static (code, condition) => (char.ToLowerInvariant(code[0]) + code[1..], condition))]);

    /// <summary>Recipients of alerts: the role where one says it, and the words of the alert table for the others.</summary>
    public static CodeSet<AlertRecipient> Recipients { get; } = new(
        ("IS", AlertRecipient.ImportSupplier),
        ("ES", AlertRecipient.ExportSupplier),
        ("ED", AlertRecipient.ElectricityDistributor),
        ("RSA", AlertRecipient.RegisteredAgent),
        ("responsible-supplier", AlertRecipient.ResponsibleSupplier),
        ("network-operator", AlertRecipient.NetworkOperator),
        ("sender", AlertRecipient.Sender),
        ("schedule-owner", AlertRecipient.ScheduleOwner),
        ("certificate-holder", AlertRecipient.CertificateHolder),
        ("old-supplier", AlertRecipient.OldSupplier),
        ("other-supplier-on-hub", AlertRecipient.OtherSupplierOnHub),
        ("user-on-old-schema", AlertRecipient.UserOnOldSchema));

    /// <summary>SMETS1, and SMETS2 with all that came after.</summary>
    public static CodeSet<int> Generations { get; } = new(("1", 1), ("2", 2));

    /// <summary>The flags a row may give; <c>keep</c> is a negative number.</summary>
    public static CodeSet<int> RowFlags { get; } = new(
        ("A", (int)DccServiceFlag.A),
        ("N", (int)DccServiceFlag.N),
        ("I", (int)DccServiceFlag.I),
        ("S", (int)DccServiceFlag.S),
        ("W", (int)DccServiceFlag.W),
        ("null", (int)DccServiceFlag.Null),
        ("keep", -1));
}
