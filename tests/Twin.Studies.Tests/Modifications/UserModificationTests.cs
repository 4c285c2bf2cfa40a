using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Studies.Modifications;
using Xunit;

namespace Twin.Studies.Tests.Modifications;

public sealed class UserModificationTests : IDisposable
{
    private const string Head = "id: MINE\ntitle: A draft\nkind: draft-proposal\ntoBe: Something else.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("twin-mods-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Shipped_example_reads_and_turns_what_it_says()
    {
        InputErrors errors = new();
        string path = Path.Combine(AppContext.BaseDirectory, "example-draft.yaml");
        SelectedModification? example = ModificationRegister.BuiltIn.Load(path, errors);
        Assert.Empty(errors.Items);
        Assert.Equal(
            [
                "suspendedExemptions 4.8.3 on SMETS2: CV 1 added",
                "alertRecipients N28: ES added",
                "alertRecipients N29: ES added",
                "flagRule: the table of EXAMPLE-DRAFT",
                "exportPolicy: all",
                "maxUpdatesPerFile: 20000",
            ],
            example!.Switches.Describe());
    }

    [Theory]
    [InlineData("flags:\n  rule: d\n",
        "5: field 'flags': found 'flags'; allowed: id, otherIds, title, kind, simulation, proposer, raised, asIs, "
        + "toBe, statusHistory, timetable, costs, leadTimes, targets, parties, systems, documents, outcome, studies, contradictions, "
        + "sources, switches, variants")]
    [InlineData("title: Again\n", "5: found 'title'; allowed: each key once; the key stands on line 2 too")]
    [InlineData("raised: 15 January 2026\n", "5: field 'raised': found '15 January 2026'; allowed: a date as 2021-11-04, 2021-11 or 2021")]
    [InlineData("sources: [someone said so]\n", "5: field 'sources[1]': found 'someone said so'; allowed: document, clause")]
    [InlineData("costs: [{ what: Work, source: 'X, 1', amount: 5, to: 6 }]\n",
        "5: field 'costs[1]': allowed: either amount, or from and to")]
    [InlineData("variants: [{ id: V, title: T, text: X, source: 'X, 1', switches: { flagRule: d } }]\n",
        "5: field 'variants': found 'a list'; allowed: no variants; a draft of your own has one file for each form")]
    [InlineData("otherIds: [mine too]\n",
        "5: field 'otherIds[1]': found 'mine too'; allowed: up to 40 upper-case letters, digits and hyphens, a letter first")]
    [InlineData("otherIds: [MP105]\n", "1: field 'id': found 'MP105'; allowed: an id that the register does not have")]
    public void Mistake_in_a_record_is_named_with_line_field_found_and_allowed(string rest, string expected)
        => AssertMistake(rest, expected);

    [Theory]
    [InlineData("switches:\n  flagrule: d\n", "6: field 'switches.flagrule': found 'flagrule'; allowed: eligibleRoles, deviceTypes, "
        + "serviceRequests, actsForSupplierCheck, suspendedExemptions, suspendedTypes, firmwareReadRestores, repeatedActivationRestores, "
        + "ppmidFirmwareUpdate, alertRecipients, flagRule, flagTable, exportPolicy, smets1Exported, maxUpdatesPerFile, "
        + "returnNoticeToOrderingParty, releasePolicy, alertThrottling, requestThrottling, outageAlertTarget, "
        + "falseOutageAlertSuppression, anomalyFileChannel; "
        + "did you mean 'flagRule'?")]
    [InlineData("switches:\n  flagRule: f\n",
        "6: field 'switches.flagRule': found 'f'; allowed: a1, a2, b, c, c2, d, e")]
    [InlineData("switches:\n  exportPolicy: ALL\n",
        "6: field 'switches.exportPolicy': found 'ALL'; allowed: firstActive, activeAndNotActive, all; did you mean 'all'?")]
    [InlineData("switches:\n  smets1Exported: 1\n", "6: field 'switches.smets1Exported': found '1'; allowed: yes, no")]
    [InlineData("switches:\n  maxUpdatesPerFile: 0\n",
        "6: field 'switches.maxUpdatesPerFile': found '0'; allowed: none, or a whole number from 1 to 1000000000")]
    [InlineData("switches:\n  eligibleRoles:\n    add: { 8.14.3: [RAS] }\n",
        "7: field 'switches.eligibleRoles.add.8.14.3[1]': found 'RAS'; allowed: IS, ES, GS, ED, GT, RSA, OU; did you mean 'RSA'?")]
    [InlineData("switches:\n  eligibleRoles:\n    add: { 8.14: [RSA] }\n",
        "7: field 'switches.eligibleRoles.add': found '8.14'; allowed: a service request variant, as 8.1.1; did you mean '8.14.1'?")]
    [InlineData("switches:\n  eligibleRoles:\n    add: { 8.14.3: [RSA] }\n    remove: { 8.14.3: [RSA, IS] }\n",
        "7: field 'switches.eligibleRoles': found '8.14.3'; allowed: what is added or what is removed; a member stands in both")]
    [InlineData("switches:\n  eligibleRoles: [RSA]\n",
        "6: field 'switches.eligibleRoles': found 'a list'; allowed: a map of keys and values")]
    [InlineData("switches:\n  suspendedExemptions:\n    add: [{ srv: 11.2, commandVariants: [4] }]\n",
        "7: field 'switches.suspendedExemptions.add[1].commandVariants': found 'a list'; allowed: the command variants of 11.2: 1, 2, 3")]
    [InlineData("switches:\n  suspendedExemptions:\n    add: [{ srv: 11.2, smets: [3] }]\n",
        "7: field 'switches.suspendedExemptions.add[1].smets[1]': found '3'; allowed: 1, 2")]
    [InlineData("switches:\n  suspendedTypes: { add: [CH] }\n",
        "6: field 'switches.suspendedTypes.add[1]': found 'CH'; allowed: ESME, GSME, GPF, CHF, HCALCS, PPMID, IHD, CAD; "
        + "did you mean 'CHF'?")]
    [InlineData("switches:\n  alertRecipients:\n    add: { N32: [ES] }\n",
        "7: field 'switches.alertRecipients.add': found 'N32'; allowed: a DCC alert, as N28; did you mean 'N30'?")]
    [InlineData("switches:\n  alertRecipients:\n    add: { N28: [GS] }\n",
        "7: field 'switches.alertRecipients.add.N28[1]': found 'GS'; allowed: IS, ES, ED, RSA, responsible-supplier, network-operator, "
        + "sender, schedule-owner, certificate-holder, old-supplier, other-supplier-on-hub, user-on-old-schema; did you mean 'IS'?")]
    [InlineData("switches:\n  serviceRequests: {}\n", "6: field 'switches.serviceRequests.enable': the key is missing")]
    public void Mistake_in_a_switch_is_named_with_line_field_found_and_allowed(string rest, string expected)
        => AssertMistake(rest, expected);

    [Theory]
    [InlineData("switches:\n  flagRule: d\n  flagTable: { evaluateOn: everyEvent, rows: [{ when: {}, flag: A }] }\n",
        "7: field 'switches.flagTable': found 'a map'; allowed: either flagRule or flagTable")]
    [InlineData("switches:\n  flagTable: { evaluateOn: everyEvent, rows: [] }\n",
        "6: field 'switches.flagTable.rows': found 'a list'; allowed: at least one row with when and flag")]
    [InlineData("switches:\n  flagTable: { evaluateOn: everyEvent, rows: [{ when: { flagActive: maybe }, flag: A }] }\n",
        "6: field 'switches.flagTable.rows[1].when.flagActive': found 'maybe'; allowed: yes, no")]
    [InlineData("switches:\n  flagTable: { evaluateOn: everyEvent, rows: [{ when: { flagActve: yes }, flag: A }] }\n",
        "6: field 'switches.flagTable.rows[1].when': found 'flagActve'; allowed: anyCommissioned, anyEffectiveCommissioned, "
        + "anyEffectiveInstalled, anyCurrent, allCurrentSuspended, allWithdrawn, everInstalled, flagActive, eventMeterCommissioned, "
        + "eventRemovesMeter; did you mean 'flagActive'?")]
    [InlineData("switches:\n  flagTable: { evaluateOn: everyEvent, rows: [{ when: {}, flag: X }] }\n",
        "6: field 'switches.flagTable.rows[1].flag': found 'X'; allowed: A, N, I, S, W, null, keep")]
    public void Mistake_in_a_flag_table_is_named_with_line_field_found_and_allowed(string rest, string expected)
        => AssertMistake(rest, expected);

    [Fact]
    public void How_to_explains_every_switch_and_every_condition()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "own-modification.md"));
        string path = Write("mine.yaml", Head + """
            switches:
              unknown: 1
              flagTable: { evaluateOn: everyEvent, rows: [{ when: { unknown: yes }, flag: A }] }
            """);
        InputErrors errors = new();
        ModificationRegister.BuiltIn.Load(path, errors);
        string[] words = [.. errors.Items.SelectMany(static e => e.Allowed.Split(", "))];
        Assert.Contains("eligibleRoles", words);
        Assert.Contains("flagActive", words);
        Assert.All(words, word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_keys_are_all_named()
    {
        string path = Write("mine.yaml", "switches: { flagRule: d }\n");
        InputErrors errors = new();
        Assert.Null(ModificationRegister.BuiltIn.Load(path, errors));
        Assert.Equal(
            new[] { "id", "title", "kind", "toBe" }.Select(key => $"{path}:1: field '{key}': the key is missing"),
            errors.Items.Select(static e => e.ToString()));
    }

    [Fact]
    public void Flag_table_keeps_the_order_of_its_rows_and_leaves_unnamed_conditions_open()
    {
        string path = Write("mine.yaml", Head + """
            switches:
              flagTable:
                evaluateOn: serviceRequestsOnly
                rows:
                  - { when: { eventMeterCommissioned: yes, eventRemovesMeter: no }, flag: A }
                  - { when: { flagActive: yes }, flag: keep }
                  - { when: {}, flag: null }
            """);
        FlagRule table = Load(path).Switches.FlagTable!;
        Assert.Equal(FlagEvaluation.ServiceRequestsOnly, table.Evaluation);
        Assert.Equal("MINE", table.Name);
        Assert.Equal(
            [
                new FlagRow(FlagConditions.EventMeterCommissioned, FlagConditions.EventRemovesMeter, DccServiceFlag.A),
                new FlagRow(FlagConditions.FlagActive, FlagConditions.None, null),
                new FlagRow(FlagConditions.None, FlagConditions.None, DccServiceFlag.Null),
            ],
            table.Rows.ToArray());
    }

    [Fact]
    public void Names_and_files_resolve_in_the_order_given()
    {
        string path = Write("mine.yaml", Head + "switches: { smets1Exported: no }\n");
        InputErrors errors = new();
        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(["dp105", path, "MP077"], errors);
        Assert.Empty(errors.Items);
        Assert.Equal(["MP105", "MINE", "MP077"], selected.Select(static s => s.Id));
    }

    [Theory]
    [InlineData("MP077,MP077-PIA", "--mods: found 'MP077-PIA'; allowed: modifications that agree; MP077 sets flagRule to d, MP077-PIA to b",
        "--mods: found 'MP077-PIA'; allowed: modifications that agree; MP077 sets exportPolicy to all, MP077-PIA to activeAndNotActive")]
    [InlineData("MP105,DP105", "--mods: found 'MP105'; allowed: each modification once")]
    [InlineData("MP150", "--mods: found 'MP150'; allowed: an id of the register or the path of a YAML file; did you mean 'MP100'?")]
    [InlineData("MP103", "--mods: found 'MP103'; allowed: a modification that turns switches; MP103 turns none")]
    [InlineData(
        "SECMP0030",
        "--mods: found 'SECMP0030'; allowed: a modification that turns switches; SECMP0030 turns none; see study outage-recovery")]
    public void Names_that_do_not_go_together_are_refused(string names, params string[] expected)
    {
        InputErrors errors = new();
        ModificationRegister.BuiltIn.Resolve(names.Split(','), errors);
        Assert.Equal(expected, errors.Items.Select(static e => e.ToString()));
    }

    [Fact]
    public void Flag_table_conflicts_with_a_flag_rule_and_names_both()
    {
        string path = Write("mine.yaml", Head + "switches:\n  flagTable: { evaluateOn: everyEvent, rows: [{ when: {}, flag: keep }] }\n");
        InputErrors errors = new();
        ModificationRegister.BuiltIn.Resolve(["MP077", path], errors);
        Assert.Equal(
            ["--mods: found 'MINE'; allowed: modifications that agree; MP077 sets flagRule to d, MINE to the table of MINE"],
            errors.Items.Select(static e => e.ToString()));
    }

    [Fact]
    public void Adding_what_another_removes_is_a_conflict_and_adding_it_twice_is_not()
    {
        string removes = Write("removes.yaml", Head + "switches:\n  eligibleRoles: { remove: { 8.14.3: [RSA] } }\n");
        string adds = Write("adds.yaml", Head + "switches:\n  eligibleRoles: { add: { 8.14.3: [RSA] } }\n");
        InputErrors conflict = new();
        ModificationRegister.BuiltIn.Resolve(["SECMP0039", removes], conflict);
        Assert.Equal(
            ["--mods: found 'MINE'; allowed: modifications that agree; SECMP0039 sets eligibleRoles 8.14.3 RSA to added, MINE to removed"],
            conflict.Items.Select(static e => e.ToString()));
        InputErrors none = new();
        ModificationRegister.BuiltIn.Resolve(["SECMP0039", adds], none);
        Assert.Empty(none.Items);
    }

    private void AssertMistake(string rest, string expected)
    {
        string path = Write("mine.yaml", Head + rest);
        InputErrors errors = new();
        Assert.Null(ModificationRegister.BuiltIn.Load(path, errors));
        Assert.Equal($"{path}:{expected}", string.Join('\n', errors.Items));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static SelectedModification Load(string path)
    {
        InputErrors errors = new();
        SelectedModification? modification = ModificationRegister.BuiltIn.Load(path, errors);
        errors.ThrowIfAny();
        return modification!;
    }
}
