using Twin.Domain.Rules;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.SmkiRecovery;

/// <summary>Anchors and closed forms of the study.</summary>
public sealed class RecoveryStudyTests
{
    private const int Meters = 1_000;

    private static readonly StudyRun RoundTrip = StudyRun.Of(
        ShippedScenarios.Read("anchors/smki-round-trip.yaml")!.Replace(
            "premises: 10000", "premises: 1000", StringComparison.Ordinal));

    /// <summary>Everything succeeds, the DCC recovers a device every 20 s, suppliers act at once; rules differ in flags alone.</summary>
    private static string Busy(int flagPercent, string more = "") => $$"""
        study: smki-recovery
        estate: { profile: flag-round-trip, premises: {{Meters}} }
        inputs:
          horizonDays: 3
          incident.atHours: 1
          dsp: { marksPerSecond: 1000, flagWorkPercent: {{flagPercent}} }
          dcc: { startAfterHours: 1, placementsPerHour: 180, failurePercent: 0 }
          supplier: { reactionHours: 0, percentPerDay: 100, failurePercent: 0 }
          {{more}}
        traffic: []
        variants:
          - { name: a2, switches: { flagRule: a2 } }
          - { name: c, switches: { flagRule: c } }
        """;

    [Theory]
    [InlineData("a1", 0)]
    [InlineData("a2", 0)]
    [InlineData("b", 0)]
    [InlineData("c", 2)]
    [InlineData("c2", 2)]
    [InlineData("d", 0)]
    [InlineData("e", 0)]
    public void Recovery_of_k_meters_changes_flags_as_the_mass_change_table_says(string rule, int changesOfMeter)
    {
        Assert.Equal(Meters, RoundTrip.Metric(rule, "devicesAffected"));
        Assert.Equal(Meters, RoundTrip.Metric(rule, "devicesRestored"));
        Assert.Equal(changesOfMeter * Meters, RoundTrip.Metric(rule, "flagChanges"));
        Assert.Equal(changesOfMeter * Meters, RoundTrip.Metric(rule, "flagRecordsExported"));
        Assert.Equal(0, RoundTrip.Metric(rule, "flagRecordsWaitingAtEnd"));
        Assert.Equal(0, RoundTrip.Metric(rule, "leftInRecovery") + RoundTrip.Metric(rule, "leftRecovered"));
    }

    [Fact]
    public void Alerts_of_both_steps_go_to_both_holders_of_certificates()
        => Assert.Equal(4 * Meters, RoundTrip.Metric("a2", "recoveryAlerts"));

    [Fact]
    public void Undisturbed_recovery_takes_the_devices_over_the_rate()
    {
        // 1,000 devices at 180 an hour; planned five minutes at a time, the last is begun at most one plan earlier or later.
        StudyRun run = StudyRun.Of(Busy(0));
        Assert.Equal(Meters / 180.0, run.Metric("a2", "recoveryWindowHours"), tolerance: 5 / 60.0);
        Assert.Equal(run.Metric("a2", "recoveryWindowHours"), run.Metric("c", "recoveryWindowHours"));
    }

    [Fact]
    public void Flags_that_change_take_their_time_from_the_recovery_and_from_no_other_rule()
    {
        // Marks are worked off before placing starts. Suppliers restore 1,000 a day, 41.7 an hour; each takes 8 s of the DSP's time:
        // r placements an hour of 20 s and 41.7 flags of 8 s fill an hour, so r = (3,600 - 333) / 20 = 163.3.
        StudyRun run = StudyRun.Of(Busy(40, "dcc.startAfterHours: 4").Replace("startAfterHours: 1, ", "", StringComparison.Ordinal));
        Assert.Equal(Meters / 180.0, run.Metric("a2", "recoveryWindowHours"), tolerance: 5 / 60.0);
        Assert.Equal(Meters / 163.3, run.Metric("c", "recoveryWindowHours"), tolerance: 0.15);
        Assert.Equal(0, run.Metric("a2", "dspFlagHours"));
        Assert.Equal(2 * Meters * 8 / 3_600.0, run.Metric("c", "dspFlagHours"), precision: 6);
    }

    [Fact]
    public void Interruption_moves_the_end_by_its_length()
    {
        StudyRun run = StudyRun.Of(Busy(0), ["interruption.afterHours=3", "interruption.hours=5"]);
        Assert.Equal((Meters / 180.0) + 5, run.Metric("a2", "recoveryWindowHours"), tolerance: 5 / 60.0);
    }

    [Fact]
    public void Failures_of_every_attempt_leave_every_device()
    {
        StudyRun dcc = StudyRun.Of(Busy(0), ["dcc.failurePercent=100", "dcc.retryAfterHours=1", "dcc.mostAttempts=3"]);
        Assert.Equal(Meters, dcc.Metric("a2", "leftInRecovery"));
        Assert.Equal(Meters, dcc.Metric("a2", "leftGivenUp"));
        Assert.Equal(3 * Meters, dcc.Metric("a2", "placementsFailed"));
        Assert.Equal(-1, dcc.Metric("a2", "restoredHoursP50"));

        StudyRun supplier = StudyRun.Of(Busy(0), ["supplier.failurePercent=100", "supplier.mostAttempts=1"]);
        Assert.Equal(Meters, supplier.Metric("a2", "leftRecovered"));
        Assert.Equal(Meters, supplier.Metric("a2", "leftGivenUp"));
        Assert.Equal(Meters, supplier.Metric("a2", "reinstatementsFailed"));
    }

    [Fact]
    public void Suppliers_restore_at_their_own_rate()
    {
        // The DCC is done after 5.6 hours; one supplier works off 1,000 devices in a day.
        StudyRun run = StudyRun.Of(Busy(0));
        Assert.Equal(1 + 24, run.Metric("a2", "restoredHoursMax"), tolerance: 0.2);
        Assert.Equal(1 + 12, run.Metric("a2", "restoredHoursP50"), tolerance: 0.2);
    }

    [Fact]
    public void Compromise_of_one_supplier_hits_its_devices_alone()
    {
        const string One = """
            study: smki-recovery
            estate: { profile: gb, premises: 400 }
            inputs: { horizonDays: 2, incident.supplier: Birch Power }
            """;
        StudyRun run = StudyRun.Of(One);
        string variant = Assert.Single(run.Variants);
        Assert.InRange(run.Metric(variant, "devicesAffected"), 50, 160);
        Assert.All(
            run.Events(variant).Where(static r => r["event"] == "request" && r["detail"].Contains("top-up", StringComparison.Ordinal)),
            static r => Assert.Equal("Birch Power", r["party"]));
    }

    [Theory]
    [InlineData("incident.supplier=Birch Powr", "incident.supplier", "Birch Power")]
    [InlineData("incident.atHours=72", "incident.atHours", "the incident would be after the end")]
    public void Input_that_does_not_fit_is_named(string setting, string field, string message)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => StudyRun.Of("study: smki-recovery\nestate: { profile: gb, premises: 100 }\ninputs: { horizonDays: 3 }\n", [setting]));
        InputError error = Assert.Single(refused.Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
