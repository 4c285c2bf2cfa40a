using System.Text.RegularExpressions;
using Twin.Domain.MeterPoints;
using Twin.Studies.Modifications;
using Xunit;

namespace Twin.Studies.Tests.Modifications;

public sealed partial class BuiltInModificationTests
{
    private static readonly string[] Documents =
    [
        "E", "T", "C", "R", "Twin fact sheet", "Twin resolutions", "Twin code sheet", "SEC website",
    ];

    public static TheoryData<string> Ids => [.. ModificationRegister.BuiltIn.All.Select(static m => m.Id)];

    [Fact]
    public void Register_holds_every_proposal_of_the_sources()
    {
        string[] expected =
        [
            "DP098", "DP100", "DP106", "DP107", "DP108", "DP109", "DP110", "DP111", "EXPORT-REVIEW", "MP077", "MP078", "MP081", "MP096",
            "MP099", "MP101", "MP102", "MP103", "MP105", "SECMP0006", "SECMP0007", "SECMP0030", "SECMP0039", "SECMP0060", "SECMP0062",
            "SECMP0063", "SECMP0067",
        ];
        Assert.Equal(expected, ModificationRegister.BuiltIn.All.Select(static m => m.Id));
    }

    [Theory]
    [InlineData("MP105", "MP105")]
    [InlineData("dp105", "MP105")]
    [InlineData("DP101", "MP101")]
    [InlineData("MP107", "DP107")]
    [InlineData("MP109", "DP109")]
    [InlineData("SECMP0077", "MP077")]
    [InlineData("CR1249", "MP077")]
    [InlineData("mp077-pia", "MP077-PIA")]
    [InlineData("export-review", "EXPORT-REVIEW")]
    public void Modification_is_found_by_any_of_its_ids(string id, string expected)
        => Assert.Equal(expected, ModificationRegister.BuiltIn.Find(id)?.Id);

    [Fact]
    public void Unknown_id_is_not_found() => Assert.Null(ModificationRegister.BuiltIn.Find("MP999"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Record_names_its_sources_in_documents_that_exist(string id)
    {
        Modification modification = Get(id);
        Assert.NotEmpty(modification.Sources);
        Assert.All(AllSources(modification), static source => Assert.True(
            Documents.Contains(source.Document) || AppendixName().IsMatch(source.Document), source.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Record_stands_in_the_file_of_its_id_and_says_what_is_and_what_is_asked(string id)
    {
        Modification modification = Get(id);
        Assert.Equal($"modifications/{id}.yaml", modification.File);
        Assert.NotNull(modification.AsIs);
        Assert.NotEmpty(modification.StatusHistory);
        Assert.NotEmpty(modification.Parties);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void History_and_timetable_are_in_order(string id)
    {
        Modification modification = Get(id);
        PartialDate[] history = [.. modification.StatusHistory.Select(static s => s.Date).OfType<PartialDate>()];
        Assert.Equal(history.Order(), history);
        PartialDate[] timetable = [.. modification.Timetable.Select(static s => s.Date)];
        Assert.Equal(timetable.Order(), timetable);
        Assert.All(modification.Timetable, static m => Assert.True(m.To is null || m.To > m.Date, m.Event));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Governance_record_turns_no_switch(string id)
    {
        Modification modification = Get(id);
        if (modification.Simulation == SimulationClass.Governance)
        {
            Assert.True(modification.Switches.IsEmpty);
            Assert.Empty(modification.Variants);
        }
    }

    [Fact]
    public void Simulated_proposals_either_turn_switches_or_name_a_study()
        => Assert.All(
            ModificationRegister.BuiltIn.All.Where(static m => m.Simulation == SimulationClass.Simulate),
            static m => Assert.True(!m.Switches.IsEmpty || m.Studies.Count > 0, m.Id));

    [Theory]
    [InlineData("MP077", "flagRule: d|exportPolicy: all")]
    [InlineData("MP077-PIA", "flagRule: b|exportPolicy: activeAndNotActive")]
    [InlineData("MP077-BR", "flagRule: c|exportPolicy: all")]
    [InlineData("MP077-WG", "flagRule: c2|exportPolicy: all")]
    [InlineData("MP077-ALT", "flagRule: e|exportPolicy: all")]
    [InlineData(
        "MP105",
        "suspendedExemptions 11.2 on SMETS1: CV 1, CV 2, CV 3 added|suspendedExemptions 11.2 on SMETS2: CV 1, CV 2, CV 3 added"
        + "|firmwareReadRestores: ESME, GSME added|repeatedActivationRestores: yes")]
    [InlineData(
        "MP105-DRAFT",
        "suspendedExemptions 11.2 on SMETS1: CV 1, CV 2, CV 3 added|suspendedExemptions 11.2 on SMETS2: CV 1, CV 2, CV 3 added"
        + "|firmwareReadRestores: ESME, GSME added")]
    [InlineData(
        "SECMP0007",
        "deviceTypes 11.1: HCALCS added|deviceTypes 11.2: HCALCS, PPMID added|deviceTypes 11.3: HCALCS added|serviceRequests 11.4: enabled"
        + "|ppmidFirmwareUpdate: yes")]
    [InlineData(
        "SECMP0039",
        "eligibleRoles 8.14.3: RSA added|eligibleRoles 8.14.4: RSA added|actsForSupplierCheck 8.14.3: added"
        + "|actsForSupplierCheck 8.14.4: added|returnNoticeToOrderingParty: yes")]
    [InlineData("DP100", "releasePolicy: strictPriority")]
    [InlineData("DP100-WEIGHTED", "releasePolicy: weighted")]
    [InlineData("DP100-THROTTLED", "releasePolicy: tokenBucket")]
    [InlineData("MP102", "falseOutageAlertSuppression: windowAfterActivation")]
    [InlineData("MP102-CANCEL", "falseOutageAlertSuppression: cancelOnRestore")]
    [InlineData("MP102-READ", "falseOutageAlertSuppression: automaticRead")]
    [InlineData("MP096", "outageAlertTarget: achieved")]
    [InlineData("MP096-RENEGOTIATED", "outageAlertTarget: renegotiated")]
    [InlineData("SECMP0062", "alertThrottling: perDeviceAndCode")]
    [InlineData("SECMP0067", "requestThrottling: allocation")]
    [InlineData("DP109", "anomalyFileChannel: secureDelivery")]
    [InlineData("DP109-SSI", "anomalyFileChannel: ssi")]
    [InlineData("DP110", "")]
    public void Switches_of_a_proposal_read_as_its_report_says(string id, string expected)
        => Assert.Equal(expected, string.Join('|', ModificationRegister.BuiltIn.Find(id)!.Switches.Describe()));

    [Fact]
    public void Figures_of_Mp077_are_those_of_the_report()
    {
        Modification mp077 = Get("MP077");
        Assert.Equal([75_000m, 9_358m, 387_378m, 1_200m], mp077.Costs.Select(static c => c.MostPounds));
        Assert.Equal("2019-06-07", mp077.Raised.ToString());
        Assert.Equal((8, null), (mp077.LeadTimes[1].LeastMonths, mp077.LeadTimes[1].MostMonths));
        Assert.Equal(["2021-11-04", "2022-06-03"], mp077.Targets.Select(static t => t.Date.ToString()));
        Assert.Equal(ModificationStage.Implemented, mp077.Status!.Stage);
    }

    [Fact]
    public void Costs_of_Secmp0039_are_a_range_and_an_amount()
        => Assert.Equal(
            [(250_000m, 500_000m), (1_200m, 1_200m)], Get("SECMP0039").Costs.Select(static c => (c.LeastPounds, c.MostPounds)));

    [Fact]
    public void Contradictions_of_the_fact_sheet_are_all_recorded_once_or_more()
    {
        IEnumerable<string> recorded = ModificationRegister.BuiltIn.All.SelectMany(static m => m.Contradictions)
            .Select(static c => c.Reference).OfType<string>().Distinct();
        Assert.Equal(Enumerable.Range(1, 28).Select(static n => $"A{n}"), recorded.OrderBy(static r => int.Parse(r[1..], null)));
    }

    [Fact]
    public void Flag_rules_of_the_variants_are_known_by_name()
        => Assert.All(ModificationRegister.BuiltIn.All.SelectMany(static m => m.Variants), static v => Assert.Null(v.Switches.FlagTable));

    [GeneratedRegex("^T-[A-M]$")]
    private static partial Regex AppendixName();

    private static Modification Get(string id) => ModificationRegister.BuiltIn.All.Single(m => m.Id == id);

    private static IEnumerable<SourceReference> AllSources(Modification m) =>
    [
        .. m.Sources, .. m.StatusHistory.Select(static s => s.Source), .. m.Timetable.Select(static s => s.Source),
        .. m.Costs.Select(static s => s.Source), .. m.LeadTimes.Select(static s => s.Source), .. m.Targets.Select(static s => s.Source),
        .. m.Variants.Select(static s => s.Source), .. new[] { m.Outcome }.OfType<ModificationOutcome>().Select(static o => o.Source),
    ];
}
