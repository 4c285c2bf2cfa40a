using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Modifications;

public sealed partial record ModificationSwitches
{
    private const string Added = "added";
    private const string Removed = "removed";

    /// <summary>Every cell that is set, in the order of the properties.</summary>
    public IReadOnlyList<SwitchSetting> Settings()
    {
        List<SwitchSetting> settings = [];
        foreach (RoleChange change in EligibleRoles)
        {
            Roles(settings, "eligibleRoles", change.Srv.Srv, change.Added, change.Removed);
        }

        foreach (DeviceTypeChange change in DeviceTypes)
        {
            Types(settings, "deviceTypes", change.Srv.Srv, change.Added, change.Removed);
        }

        settings.AddRange(EnabledServiceRequests.Select(static srv => new SwitchSetting("serviceRequests", srv.Srv, "", "enabled")));
        settings.AddRange(ActsForSupplierCheck.Select(static srv => new SwitchSetting("actsForSupplierCheck", srv.Srv, "", Added)));
        foreach (ExemptionChange change in SuspendedExemptions)
        {
            Exemption(settings, change);
        }

        Types(settings, "suspendedTypes", "", SuspendedTypesAdded, SuspendedTypesRemoved);
        Types(settings, "firmwareReadRestores", "", FirmwareReadRestores, Domain.Devices.DeviceTypes.None);
        One(settings, "repeatedActivationRestores", YesNo(RepeatedActivationRestores));
        One(settings, "ppmidFirmwareUpdate", YesNo(PpmidFirmwareUpdate));
        foreach (AlertRecipientChange change in AlertRecipients)
        {
            foreach (string code in SwitchCodes.Recipients.Codes)
            {
                _ = SwitchCodes.Recipients.TryParse(code, out AlertRecipient one);
                Member(settings, "alertRecipients", change.Alert.ToString(), code, change.Added.Has(one), change.Removed.Has(one));
            }
        }

        // A rule of one's own and one of the seven take the same place, so that two modifications with either conflict.
        One(settings, "flagRule", FlagRule ?? (FlagTable is null ? null : $"the table of {FlagTable.Name}"));
        One(settings, "exportPolicy", ExportPolicy is { } policy ? FlagRules.ExportPolicyCodes.Code(policy) : null);
        One(settings, "smets1Exported", YesNo(Smets1Exported));
        One(settings, "maxUpdatesPerFile", MaxUpdatesPerFile?.ToString());
        One(settings, "returnNoticeToOrderingParty", YesNo(ReturnNoticeToOrderingParty));
        foreach (NetworkChoice choice in Network)
        {
            One(settings, choice.Switch.Key, choice.Code);
        }

        return settings;
    }

    /// <summary>What is turned, one line for each switch and subject, for reports; empty when nothing is.</summary>
    public IReadOnlyList<string> Describe()
        =>
        [
            .. Settings()
                .GroupBy(static setting => (setting.Switch, setting.Subject, setting.Value))
                .Select(static group => Line(group.Key.Switch, group.Key.Subject, [.. group.Select(static s => s.Item)], group.Key.Value)),
        ];

    private static string Line(string name, string subject, string[] items, string value)
    {
        string place = subject.Length == 0 ? name : $"{name} {subject}";
        string members = string.Join(", ", items);
        return members.Length == 0 ? $"{place}: {value}" : $"{place}: {members} {value}";
    }

    private static void Roles(List<SwitchSetting> to, string name, string subject, UserRoles added, UserRoles removed)
    {
        foreach (UserRoleDefinition role in UserRoleCatalogue.All)
        {
            Member(to, name, subject, role.Code, added.Has(role.Role), removed.Has(role.Role));
        }
    }

    private static void Types(List<SwitchSetting> to, string name, string subject, DeviceTypes added, DeviceTypes removed)
    {
        foreach (DeviceTypeDefinition type in DeviceTypeCatalogue.All)
        {
            Member(to, name, subject, type.Code, added.Has(type.Type), removed.Has(type.Type));
        }
    }

    // One cell for each generation and command variant, so that what is said of all conflicts with what is said of one.
    private static void Exemption(List<SwitchSetting> to, ExemptionChange change)
    {
        foreach ((int generation, bool named) in new[] { (1, change.Smets1), (2, change.Smets2) })
        {
            for (int variant = 1; variant <= (int)CommandVariant.DccInternal; variant++)
            {
                bool here = named && ((int)change.CommandVariants >> variant & 1) != 0;
                string subject = $"{change.Srv.Srv} on SMETS{generation}";
                Member(to, "suspendedExemptions", subject, $"CV {variant}", here && change.Added, here && !change.Added);
            }
        }
    }

    private static void Member(List<SwitchSetting> to, string name, string subject, string item, bool added, bool removed)
    {
        if (added || removed)
        {
            to.Add(new SwitchSetting(name, subject, item, added ? Added : Removed));
        }
    }

    private static void One(List<SwitchSetting> to, string name, string? value)
    {
        if (value is not null)
        {
            to.Add(new SwitchSetting(name, string.Empty, string.Empty, value));
        }
    }

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };
}
