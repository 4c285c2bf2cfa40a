using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Input;

namespace Twin.Studies.Modifications;

/// <summary>Reads the <c>switches:</c> of a modification.</summary>
/// <param name="modificationId">The modification's id, which names a flag table of its own.</param>
internal sealed class SwitchReader(string modificationId)
{
    /// <summary>The most that <c>maxUpdatesPerFile</c> may be.</summary>
    internal const int LargestFile = 1_000_000_000;
    private const string AlertWords = "a DCC alert, as N28";
    private const string SrvWords = "a service request variant, as 8.1.1";

    /// <summary>The switches there are, all optional.</summary>
    internal static readonly string[] Keys =
    [
        "eligibleRoles", "deviceTypes", "serviceRequests", "actsForSupplierCheck", "suspendedExemptions", "suspendedTypes",
        "firmwareReadRestores", "repeatedActivationRestores", "ppmidFirmwareUpdate", "alertRecipients", "flagRule", "flagTable",
        "exportPolicy", "smets1Exported", "maxUpdatesPerFile", "returnNoticeToOrderingParty",
        .. NetworkSwitch.All.Select(static one => one.Key),
    ];

    /// <summary>Reads the map; what is wrong is reported, and what could be read is returned.</summary>
    public ModificationSwitches Read(YamlMap switches)
    {
        switches.Allow(Keys);
        if (switches.Has("flagRule") && switches.Has("flagTable"))
        {
            switches.Optional("flagTable")!.Fail("either flagRule or flagTable");
        }

        YamlMap? types = switches.Optional("suspendedTypes")?.AsMap()?.Allow("add", "remove");
        (DeviceTypes added, DeviceTypes removed) = Disjoint(types, Types(types?.Optional("add")), Types(types?.Optional("remove")));
        return new ModificationSwitches
        {
            EligibleRoles = ByKey(
                switches.Optional("eligibleRoles"), ServiceRequestCatalogue.Codes, SrvWords, Roles,
                static (srv, add, drop) => new RoleChange(srv, add, drop)),
            DeviceTypes = ByKey(
                switches.Optional("deviceTypes"), ServiceRequestCatalogue.Codes, SrvWords, Types,
                static (srv, add, drop) => new DeviceTypeChange(srv, add, drop)),
            EnabledServiceRequests = Srvs(switches.Optional("serviceRequests"), "enable"),
            ActsForSupplierCheck = Srvs(switches.Optional("actsForSupplierCheck"), "add"),
            SuspendedExemptions = Exemptions(switches.Optional("suspendedExemptions")),
            SuspendedTypesAdded = added,
            SuspendedTypesRemoved = removed,
            FirmwareReadRestores = Types(switches.Optional("firmwareReadRestores")),
            RepeatedActivationRestores = switches.Optional("repeatedActivationRestores")?.AsBoolean(),
            PpmidFirmwareUpdate = switches.Optional("ppmidFirmwareUpdate")?.AsBoolean(),
            AlertRecipients = ByKey(
                switches.Optional("alertRecipients"), DccAlertCatalogue.Codes, AlertWords, Recipients,
                static (alert, add, drop) => new AlertRecipientChange(alert, add, drop)),
            FlagRule = RuleName(switches.Optional("flagRule")),
            FlagTable = FlagTableReader.Read(switches.Optional("flagTable"), modificationId),
            ExportPolicy = switches.Optional("exportPolicy")?.AsCode(FlagRules.ExportPolicyCodes),
            Smets1Exported = switches.Optional("smets1Exported")?.AsBoolean(),
            MaxUpdatesPerFile = Limit(switches.Optional("maxUpdatesPerFile")),
            ReturnNoticeToOrderingParty = switches.Optional("returnNoticeToOrderingParty")?.AsBoolean(),
            Network = [.. NetworkSwitch.All.Select(one => Choice(one, switches.Optional(one.Key))).OfType<NetworkChoice>()],
        };
    }

    private static NetworkChoice? Choice(NetworkSwitch one, YamlValue? value)
        => value?.AsCode(one.Choices) is { } place ? new NetworkChoice(one, one.Choices.Code(place)) : null;

    private static UserRoles Roles(YamlValue? list) => list is null ? UserRoles.None : list.AsCodes(UserRoleCatalogue.Codes).ToSet();

    private static DeviceTypes Types(YamlValue? list) => list is null
        ? DeviceTypes.None
        : list.AsCodes(DeviceTypeCatalogue.Codes).Aggregate(DeviceTypes.None, static (all, type) => all | type.ToSet());

    private static ServiceRequestVariant? Srv(YamlValue? value)
        => value?.AsCode(ServiceRequestCatalogue.Codes, SrvWords);

    private static IReadOnlyList<ServiceRequestVariant> Srvs(YamlValue? value, string key)
        => value?.AsMap()?.Allow(key).Required(key)?.AsCodes(ServiceRequestCatalogue.Codes, SrvWords) ?? [];

    // add: and remove: maps from a code to a set; one change for each code named in either, in the order of the codes.
    private static List<TChange> ByKey<TKey, TSet, TChange>(
        YamlValue? value, CodeSet<TKey> codes, string words, Func<YamlValue?, TSet> read, Func<TKey, TSet, TSet, TChange> make)
        where TKey : struct
        where TSet : struct, Enum
    {
        YamlMap? map = value?.AsMap()?.Allow("add", "remove");
        Dictionary<string, TSet> added = Sets(map?.Optional("add"), codes, words, read);
        Dictionary<string, TSet> removed = Sets(map?.Optional("remove"), codes, words, read);
        List<TChange> changes = [];
        foreach (string code in codes.Codes.Where(code => added.ContainsKey(code) || removed.ContainsKey(code)))
        {
            (TSet add, TSet drop) = Disjoint(map, added.GetValueOrDefault(code), removed.GetValueOrDefault(code), code);
            _ = codes.TryParse(code, out TKey key);
            changes.Add(make(key, add, drop));
        }

        return changes;
    }

    private static Dictionary<string, TSet> Sets<TKey, TSet>(
        YamlValue? value, CodeSet<TKey> codes, string words, Func<YamlValue?, TSet> read)
        where TKey : struct
    {
        Dictionary<string, TSet> sets = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in value?.AsMap()?.Entries ?? [])
        {
            TSet set = read(entry.Value);
            if (entry.Key.AsCode(codes, words) is { } key)
            {
                sets[codes.Code(key)] = set;
            }
        }

        return sets;
    }

    private static (TSet Added, TSet Removed) Disjoint<TSet>(YamlMap? map, TSet added, TSet removed, string subject = "")
        where TSet : struct, Enum
    {
        if ((Convert.ToInt32(added, null) & Convert.ToInt32(removed, null)) != 0)
        {
            map?.Fail(subject, "what is added or what is removed", "a member stands in both");
        }

        return (added, removed);
    }

    private static List<ExemptionChange> Exemptions(YamlValue? value)
    {
        YamlMap? map = value?.AsMap()?.Allow("add", "remove");
        List<ExemptionChange> changes = [];
        foreach ((string key, bool adds) in new[] { ("add", true), ("remove", false) })
        {
            foreach (YamlValue item in map?.Optional(key)?.AsList() ?? [])
            {
                if (item.AsMap()?.Allow("srv", "commandVariants", "smets") is { } exemption && Exemption(exemption, adds) is { } change)
                {
                    changes.Add(change);
                }
            }
        }

        return changes;
    }

    private static ExemptionChange? Exemption(YamlMap map, bool adds)
    {
        ServiceRequestVariant? srv = Srv(map.Required("srv"));
        IReadOnlyList<int> generations = map.Optional("smets") is { } smets ? NotEmpty(smets, SwitchCodes.Generations) : [1, 2];
        CommandVariants named = NotEmpty(map.Optional("commandVariants"), CommandVariantCatalogue.Codes).ToSet();
        if (srv is not { } known)
        {
            return null;
        }

        CommandVariants possible = known.Definition.CommandVariants;
        if ((named & ~possible) != CommandVariants.None)
        {
            IReadOnlyList<string> codes = CommandVariantCatalogue.Codes.Codes;
            string allowed = string.Join(", ", codes.Where((_, at) => possible.Has((CommandVariant)(at + 1))));
            map.Optional("commandVariants")!.Fail($"the command variants of {known.Srv}: {allowed}");
        }

        CommandVariants variants = map.Has("commandVariants") ? named : possible;
        return new ExemptionChange(adds, known, variants, generations.Contains(1), generations.Contains(2));
    }

    private static IReadOnlyList<T> NotEmpty<T>(YamlValue? list, CodeSet<T> codes)
        where T : struct
    {
        if (list is { IsList: true } && list.AsList().Count == 0)
        {
            list.Fail($"a list of some of {codes.Allowed}", "an empty list names nothing; leave the key out for all");
        }

        return list?.AsCodes(codes) ?? [];
    }

    private static AlertRecipients Recipients(YamlValue? list)
        => (list?.AsCodes(SwitchCodes.Recipients) ?? []).Aggregate(AlertRecipients.None, static (all, one) => all | one.ToSet());

    private static string? RuleName(YamlValue? value)
        => value?.AsCode(SwitchCodes.FlagRuleNames) is { } rule ? SwitchCodes.FlagRuleNames.Code(rule) : null;

    private static UpdateLimit? Limit(YamlValue? value)
    {
        if (value is null || value.Is("none"))
        {
            return value is null ? null : new UpdateLimit(null);
        }

        return value.AsInteger(1, LargestFile, $"none, or a whole number from 1 to {LargestFile}") is { } most
            ? new UpdateLimit((int)most)
            : null;
    }
}
