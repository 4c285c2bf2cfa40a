using System.Globalization;
using Twin.Domain.Rules;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.ServiceFlags;

/// <summary>Anchors and closed forms of the study.</summary>
public sealed class FlagStudyTests
{
    private const string NothingButRemovals = """
        study: service-flags
        estate: { profile: service-flags, premises: 3000 }
        inputs:
          history.days: 365.25
          after.days: 10
          installs: { newMetersPercent: 0 }
          removals: { percentPerYear: 20, exchangePercent: 0, withoutDecommissionPercent: 0, reinstallPercent: 0 }
          suspensions.percentPerYear: 0
          recoveries.percentPerYear: 0
          goLive.before: b
          rdp: { rejectionPercent: 0, recordsPerHour: 100 }
        variants:
          - { name: MP077-PIA, mods: [MP077-PIA] }
          - { name: MP077, mods: [MP077] }
          - { name: one a file, mods: [MP077], switches: { maxUpdatesPerFile: 1 } }
        """;

    private static readonly StudyRun Removals = StudyRun.Of(NothingButRemovals);

    private static readonly StudyRun FirstRun = FirstRunAt([]);

    private static StudyRun FirstRunAt(IReadOnlyList<string> settings) => StudyRun.Of(
        ShippedScenarios.Read("anchors/service-flags-first-run.yaml")!
            .Replace("profile: service-flags ", "profile: service-flags\n  premises: 12000 ", StringComparison.Ordinal)
            .Replace("after.days: 14", "after.days: 7\n  rdp.rejectionPercent: 0", StringComparison.Ordinal),
        settings,
        seed: 1);

    [Fact]
    public void N_of_the_published_estate_arises_from_the_history_under_rule_b()
    {
        // 45,000 of 3,000,000, at a scale of 1 to 143: 314 are expected. Their number is Poisson: 18 off is usual, three times that is not.
        double live = FirstRun.Metric("MP077-PIA", "liveMetersAtGoLive");
        double expected = live * 45_000 / 3_000_000;
        double tolerance = 3 * Math.Sqrt(expected);
        Assert.InRange(FirstRun.Metric("MP077-PIA", "flagsAtGoLive.N"), expected - tolerance, expected + tolerance);
        Assert.InRange(live, 12_000 * 3_000_000d / 1_721_000 * 0.98, 12_000 * 3_000_000d / 1_721_000 * 1.02);
    }

    [Fact]
    public void N_moves_with_the_decommission_rate()
    {
        double once = FirstRun.Metric("MP077-PIA", "flagsAtGoLive.N");
        double rate = double.Parse(
            FirstRun.Result.Assumptions.Single(static a => a.Key == "removals.percentPerYear").Value, CultureInfo.InvariantCulture);
        string doubled = string.Create(CultureInfo.InvariantCulture, $"removals.percentPerYear={2 * rate}");
        Assert.InRange(FirstRunAt([doubled]).Metric("MP077-PIA", "flagsAtGoLive.N") / once, 1.7, 2.3);
    }

    [Fact]
    public void First_run_of_the_assessment_sends_every_N_and_the_final_rule_I_as_well()
    {
        Assert.Equal(FirstRun.Metric("MP077-PIA", "flagsAtGoLive.N"), Records(FirstRun, "MP077-PIA", "N"), tolerance: 5);
        Assert.Equal(0, Records(FirstRun, "MP077-PIA", "I"));
        Assert.Equal(FirstRun.Metric("MP077", "flagsAtGoLive.I"), Records(FirstRun, "MP077", "I"), tolerance: 12);
        Assert.True(Records(FirstRun, "MP077", "I") > 0);
    }

    [Fact]
    public void Meters_taken_away_with_8_3_are_wrong_in_registration_until_the_first_run_and_never_at_the_DSP()
    {
        double gone = Removals.Metric("MP077", "flagsAtGoLive.N");
        Assert.True(gone > 500);
        // What was N at the go-live goes out in the first run; those of the two hours between may join them.
        Assert.InRange(Records(Removals, "MP077", "N"), gone, gone + 10);
        Assert.Equal(0, Removals.Metric("MP077", "wrongFlagDaysAtDspPer1000"));
        Assert.Equal(0, Removals.Metric("MP077", "esiListedWrongly"));
        Assert.True(Removals.Metric("MP077", "wrongFlagDaysPer1000.falselyActive") > 0);
        Assert.Equal(0, Removals.Metric("MP077", "wrongFlagDaysPer1000.falselyNotActive"));
    }

    [Fact]
    public void New_flags_go_out_only_after_the_feature_switch_of_their_fuel()
    {
        StudyRun run = StudyRun.Of(NothingButRemovals, ["goLive.electricitySwitchAfterDays=5"]);
        IReadOnlyList<EventRow> log = run.Events("MP077");
        long switched = log.Single(static r => r["event"] == "switch-on-electricity").TimeMs;
        string[] early = [.. log.Where(r => r["event"] == "flag-exported" && r.TimeMs <= switched && r["code"] != "A")
            .Select(static r => r["party"]).Distinct()];
        Assert.Equal("Xoserve", Assert.Single(early));
        Assert.True(run.Metric("MP077", "firstRunRecords") >= Removals.Metric("MP077", "firstRunRecords"));
    }

    [Fact]
    public void Rdp_works_off_its_records_one_after_the_other()
        => Assert.Equal(
            Removals.Metric("MP077", "firstRunLargest") / 100, Removals.Metric("MP077", "firstRunHoursLongest"), precision: 6);

    [Fact]
    public void Files_of_one_record_are_as_many_as_records()
    {
        Assert.Equal(Removals.Metric("one a file", "firstRunRecords"), Removals.Metric("one a file", "firstRunFiles"));
        Assert.Equal(Removals.Metric("MP077", "firstRunRecords"), Removals.Metric("one a file", "firstRunRecords"));
        Assert.Equal(22, Removals.Metric("MP077", "firstRunFiles"));
    }

    [Fact]
    public void Rule_in_force_from_the_start_ranks_the_seven_rules_as_the_documents_do()
    {
        StudyRun run = StudyRun.Of(
            ShippedScenarios.Read("anchors/service-flags-rules.yaml")!
                .Replace("premises: 10000", "premises: 1500", StringComparison.Ordinal),
            ["installs.unfinishedPercent=20"]);
        double Wrong(string variant) => run.Metric(variant, "wrongFlagDaysPer1000");

        // A that never goes is worst; S and N for held meters, which can be operated, are wrong as well; d is wrong for what nobody told.
        Assert.True(Wrong("a2") > Wrong("b exporting N"));
        Assert.Equal(Wrong("a2"), Wrong("b"));
        Assert.Equal(run.Metric("b exporting N", "wrongFlagDaysAtDspPer1000"), run.Metric("b", "wrongFlagDaysAtDspPer1000"));
        Assert.True(Wrong("c") > Wrong("d"));
        Assert.True(Wrong("e") > Wrong("d"));
        Assert.Equal(Wrong("c"), Wrong("c2"));
        Assert.Equal(Wrong("c"), Wrong("d read literally"), precision: 6);
        Assert.True(run.Metric("c", "flagsAtEnd.S") > 0);
        Assert.Equal(0, run.Metric("c2", "flagsAtEnd.S") + run.Metric("d", "flagsAtEnd.S"));
        Assert.True(run.Metric("d", "flagsAtEnd.I") > 0);
        Assert.Equal(0, run.Metric("c", "flagsAtEnd.I"));
    }

    [Theory]
    [InlineData("goLive.before=d", "goLive.before", "none, a2, b")]
    [InlineData("goLive.gasSwitchAfterDays=10", "goLive.gasSwitchAfterDays", "less than after.days (10 days)")]
    [InlineData("goLive.electricitySwitchAfterDays=11", "goLive.electricitySwitchAfterDays", "less than after.days (10 days)")]
    [InlineData("suspensions.percentPerYear=90", "removals.percentPerYear", "at most 100 together")]
    [InlineData("installs.leavePercent=101", "installs.leavePercent", "a number from 0 to 100")]
    [InlineData("rdp.recordsPerHour=0", "rdp.recordsPerHour", "a whole number from 1")]
    public void Input_that_does_not_fit_is_named(string setting, string field, string allowed)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => StudyRun.Of(NothingButRemovals, [setting]));
        InputError error = Assert.Single(refused.Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(allowed, error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Traffic_is_refused_with_the_line_it_stands_on()
    {
        const string Traffic = """

            traffic:
              - { name: read, srv: "4.8.1", commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: random, perDevicePerDay: 1 }
            """;
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => StudyRun.Of(NothingButRemovals + Traffic));
        Assert.Contains("traffic.read", Assert.Single(refused.Errors).Field, StringComparison.Ordinal);
    }

    private static double Records(StudyRun run, string variant, string flag) => run.Metric(variant, "firstRunRecords." + flag);
}
