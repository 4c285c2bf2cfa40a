using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Studies.Modifications;
using Xunit;

namespace Twin.Studies.Tests.Modifications;

public sealed class AppliedModificationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("twin-mods-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Mp105_lets_a_suspended_meter_be_asked_for_its_firmware_and_restores_it()
    {
        RuleSet rules = Apply("MP105");
        Assert.Equal("SEC 2020 + MP105", rules.Name);
        Assert.Equal(DeviceTypes.Esme | DeviceTypes.Gsme, rules.FirmwareReadRestores);
        Assert.True(rules.RepeatedActivationRestores);
        Assert.Equal("modifications/MP105.yaml", ExemptionOf112(rules)?.Source.Document);
        Assert.Null(ExemptionOf112(RuleSet.Sec2020));
        Assert.Equal(AccessRuleTables.ExemptionsOf("MP105").Select(Scope), [Scope(ExemptionOf112(rules)!)]);
    }

    [Fact]
    public void Mp105_as_first_raised_ignores_a_repeated_activation() => Assert.False(Apply("MP105-DRAFT").RepeatedActivationRestores);

    [Theory]
    [InlineData("MP077", "d", ExportPolicy.All)]
    [InlineData("MP077-PIA", "b", ExportPolicy.ActiveAndNotActive)]
    [InlineData("MP077-BR", "c", ExportPolicy.All)]
    [InlineData("MP077-WG", "c2", ExportPolicy.All)]
    [InlineData("MP077-ALT", "e", ExportPolicy.All)]
    public void Mp077_and_its_forms_set_flag_rule_and_export_policy(string id, string rule, ExportPolicy policy)
    {
        RuleSet rules = Apply(id);
        Assert.Equal((rule, policy), (rules.FlagRule.Name, rules.ExportPolicy));
        Assert.Same(RuleSet.Sec2020.Access, rules.Access);
    }

    [Theory]
    [InlineData("8.14.3")]
    [InlineData("8.14.4")]
    public void Secmp0039_lets_an_agent_that_acts_for_the_supplier_return_a_hub(string srv)
    {
        ServiceRequestVariant variant = ServiceRequestVariant.Parse(srv);
        AccessRules access = Apply("SECMP0039").Access;
        Assert.Equal("IS|GS|RSA", access.Roles(variant).CodesOf());
        Assert.Equal("RSA", access.ActsForRoles(variant).CodesOf());
        Assert.Equal("IS|GS", RuleSet.Sec2020.Access.Roles(variant).CodesOf());
        Assert.Equal("IS|GS", access.Roles(ServiceRequestVariant.Parse("8.14.1")).CodesOf());
    }

    [Fact]
    public void Secmp0039_tells_the_ordering_party_and_leaves_the_hubs_other_rules_alone()
    {
        Assert.False(RuleSet.Sec2020.Hubs.ReturnNoticeToOrderingParty);
        Assert.Equal(RuleSet.Sec2020.Hubs with { ReturnNoticeToOrderingParty = true }, Apply("SECMP0039").Hubs);
        Assert.Same(RuleSet.Sec2020.Hubs, Apply("MP105").Hubs);
    }

    [Fact]
    public void Secmp0007_brings_11_4_and_widens_the_firmware_requests()
    {
        RuleSet rules = Apply("SECMP0007");
        Assert.True(rules.Access.Exists(ServiceRequestVariant.Parse("11.4")));
        Assert.False(RuleSet.Sec2020.Access.Exists(ServiceRequestVariant.Parse("11.4")));
        Assert.Equal("ESME|GSME|HCALCS", rules.Access.DeviceTypes(ServiceRequestVariant.Parse("11.1")).CodesOf());
        Assert.Equal("ESME|GSME|HCALCS|PPMID", rules.Access.DeviceTypes(ServiceRequestVariant.Parse("11.2")).CodesOf());
        Assert.Equal("ESME|GSME|HCALCS", rules.Access.DeviceTypes(ServiceRequestVariant.Parse("11.3")).CodesOf());
        Assert.True(rules.AuxiliaryFirmwareUpdate);
    }

    [Fact]
    public void Modifications_add_up_in_the_order_named()
    {
        RuleSet rules = Apply("MP105", "MP077", "SECMP0039");
        Assert.Equal("SEC 2020 + MP105 + MP077 + SECMP0039", rules.Name);
        Assert.NotNull(ExemptionOf112(rules));
        Assert.Equal("d", rules.FlagRule.Name);
        Assert.True(rules.Access.Roles(ServiceRequestVariant.Parse("8.14.3")).Has(UserRole.RegisteredSupplierAgent));
    }

    [Fact]
    public void Every_built_in_form_that_turns_switches_changes_the_rule_set()
        => Assert.All(
            ModificationRegister.BuiltIn.Ids
                .Select(static id => ModificationRegister.BuiltIn.Find(id)!)
                .Where(static s => !s.Switches.IsEmpty),
            static s => Assert.NotEqual(RuleSet.Sec2020, s.ApplyTo(RuleSet.Sec2020) with { Name = RuleSet.Sec2020.Name }));

    [Fact]
    public void Draft_with_every_switch_sets_every_switch()
    {
        RuleSet rules = Own("""
            eligibleRoles: { add: { "2.2": [OU] }, remove: { "2.2": [GS] } }
            deviceTypes: { add: { "2.2": [PPMID] }, remove: { "2.2": [GSME] } }
            serviceRequests: { enable: ["11.4"] }
            actsForSupplierCheck: { add: ["2.2"] }
            suspendedTypes: { add: [CHF, GPF], remove: [HCALCS] }
            firmwareReadRestores: [PPMID]
            repeatedActivationRestores: yes
            ppmidFirmwareUpdate: yes
            alertRecipients: { add: { N28: [ES] }, remove: { N28: [network-operator] } }
            flagTable: { evaluateOn: everyEvent, rows: [{ when: { anyCurrent: yes }, flag: S }] }
            exportPolicy: activeAndNotActive
            smets1Exported: no
            maxUpdatesPerFile: 500
            returnNoticeToOrderingParty: yes
            releasePolicy: weighted
            alertThrottling: perDeviceAndCode
            requestThrottling: allocation
            outageAlertTarget: renegotiated
            falseOutageAlertSuppression: cancelOnRestore
            anomalyFileChannel: ssi
            """);
        ServiceRequestVariant topUp = ServiceRequestVariant.Parse("2.2");
        Assert.Equal("IS|OU", rules.Access.Roles(topUp).CodesOf());
        Assert.Equal("ESME|PPMID", rules.Access.DeviceTypes(topUp).CodesOf());
        Assert.Equal("RSA", rules.Access.ActsForRoles(topUp).CodesOf());
        Assert.True(rules.Access.Exists(ServiceRequestVariant.Parse("11.4")));
        Assert.Equal("ESME|GSME|GPF|CHF|PPMID", rules.SuspendedTypes.CodesOf());
        Assert.Equal(DeviceTypes.Ppmid, rules.FirmwareReadRestores);
        Assert.True(rules.RepeatedActivationRestores && rules.AuxiliaryFirmwareUpdate && !rules.Smets1Exported);
        Assert.Equal(AlertRecipients.ResponsibleSupplier | AlertRecipients.ExportSupplier, rules.AlertRouting.Of(DccAlertCode.N28));
        Assert.Equal(DccServiceFlag.S, rules.FlagRule.Next(DccServiceFlag.A, FlagConditions.AnyCurrent));
        Assert.True(rules.Hubs.ReturnNoticeToOrderingParty);
        Assert.Equal(
            new NetworkRules
            {
                ReleasePolicy = ReleasePolicy.Weighted,
                AlertThrottling = AlertThrottling.PerDeviceAndCode,
                RequestThrottling = RequestThrottling.Allocation,
                OutageAlertTarget = OutageAlertTarget.Renegotiated,
                FalseOutageAlertSuppression = FalseOutageAlertSuppression.CancelOnRestore,
                AnomalyFileChannel = AnomalyFileChannel.Ssi,
            },
            rules.Network);
        Assert.Equal(("MINE", ExportPolicy.ActiveAndNotActive, 500), (rules.FlagRule.Name, rules.ExportPolicy, rules.MaxUpdatesPerFile));
    }

    [Fact]
    public void Limit_of_none_takes_a_limit_away()
        => Assert.Null(Own("maxUpdatesPerFile: none", RuleSet.Sec2020 with { MaxUpdatesPerFile = 20_000 }).MaxUpdatesPerFile);

    [Theory]
    [InlineData("srv: \"6.23\"", "SMETS1: none; SMETS2: none")]
    [InlineData("srv: \"6.23\", smets: [1]", "SMETS1: none; SMETS2: 1, 2, 3")]
    [InlineData("srv: \"6.23\", commandVariants: [1, 3]", "SMETS1: 2; SMETS2: 2")]
    [InlineData("srv: \"6.23\", commandVariants: [2], smets: [2]", "SMETS1: 1, 2, 3; SMETS2: 1, 3")]
    [InlineData("srv: \"2.2\"", "SMETS1: 1, 2, 3; SMETS2: 1, 2, 3")]
    public void Removing_an_exemption_leaves_what_it_does_not_name(string exemption, string left)
    {
        AccessRules access = Own($"suspendedExemptions: {{ remove: [{{ {exemption} }}] }}").Access;
        Assert.Equal(left, $"SMETS1: {Exempt(access, SmetsVersion.Smets1)}; SMETS2: {Exempt(access, SmetsVersion.Smets2)}");
    }

    private static string Exempt(AccessRules access, SmetsVersion smets)
    {
        ServiceRequestVariant variant = ServiceRequestVariant.Parse("6.23");
        string numbers = string.Join(", ", Enumerable.Range(1, 9).Where(cv => access.IsExempt(variant, (CommandVariant)cv, smets)));
        return numbers.Length == 0 ? "none" : numbers;
    }

    private static (ServiceRequestVariant Srv, CommandVariants Variants, bool Smets1, bool Smets2) Scope(SuspendedExemption exemption)
        => (exemption.Variant, exemption.CommandVariants, exemption.Smets1, exemption.Smets2);

    private static SuspendedExemption? ExemptionOf112(RuleSet rules)
        => rules.Access.ExemptionFor(ServiceRequestVariant.Parse("11.2"), CommandVariant.SendNonCritical, SmetsVersion.Smets2);

    private static RuleSet Apply(params string[] names) => Apply(RuleSet.Sec2020, names);

    private static RuleSet Apply(RuleSet before, params string[] names)
    {
        InputErrors errors = new();
        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(names, errors);
        errors.ThrowIfAny();
        return ModificationRegister.Apply(before, selected);
    }

    private RuleSet Own(string switches, RuleSet? before = null)
    {
        string path = Path.Combine(folder, "mine.yaml");
        string indented = string.Join('\n', switches.Split('\n').Select(static line => "  " + line));
        File.WriteAllText(path, $"id: MINE\ntitle: A draft\nkind: draft-proposal\ntoBe: Something else.\nswitches:\n{indented}\n");
        return Apply(before ?? RuleSet.Sec2020, path);
    }
}
