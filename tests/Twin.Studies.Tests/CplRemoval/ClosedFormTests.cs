using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>Runs small and plain enough that arithmetic says what comes out.</summary>
public sealed class ClosedFormTests
{
    private const int Meters = 400;
    private const double DayMs = 86_400_000;

    /// <summary>400 meters of one model, one supplier, one network operator; nothing fails unless a test says so.</summary>
    private const string Plain = """
        study: cpl-removal
        estate: { profile: flag-round-trip, premises: 400 }
        inputs:
          horizonDays: 30
          removal: { atHours: 12 }
          dsp: { suspensionsPerSecond: 1000000000 }
          campaign: { startAfterHours: 6, pacePercentPerDay: 10, activationSuccessPercent: 100, deliveryHours: 0 }
          lostResponse: { percent: 0, secondUpdatePercent: 0, mostTries: 1 }
        traffic: []
        variants:
          - name: as-is
          - { name: MP105, mods: [MP105] }
        """;

    /// <summary>A model of PPMIDs or HCALCSs in the default estate.</summary>
    private static string Auxiliary(string type, string manufacturer, string model, string firmware) => $$"""
        study: cpl-removal
        estate: { profile: gb, premises: 5000 }
        inputs:
          horizonDays: 40
          removal: { deviceType: {{type}}, manufacturer: "{{manufacturer}}", model: "{{model}}", firmware: "{{firmware}}" }
          campaign: { replacementFirmware: "9.00", activationSuccessPercent: 100, pacePercentPerDay: 10 }
          lostResponse: { percent: 0 }
        variants:
          - name: as-is
          - { name: MP105, mods: [MP105] }
          - { name: SECMP0007, mods: [SECMP0007] }
        """;

    private static long[] Times(StudyRun run, string variant, string what)
        => [.. run.Log(variant).Where(r => r.Event == what).Select(static r => r.TimeMs)];

    [Theory]
    [InlineData("50", 20)]
    [InlineData("3", 1_000 / 3.0)]
    [InlineData("0.0075", 1_000 / 0.0075)]
    public void Suspension_of_rank_i_is_i_over_the_rate_after_the_removal(string rate, double intervalMs)
    {
        StudyRun run = StudyRun.Of(Plain, [$"dsp.suspensionsPerSecond={rate}", "campaign.startAfterHours=none"]);

        Assert.Equal(
            Enumerable.Range(0, Meters).Select(i => (12L * 3_600_000) + (long)Math.Floor((i * intervalMs) + 1e-6)), Times(
                run, "as-is", "suspended"));
    }

    [Fact]
    public void Restoration_follows_the_same_rate_over_the_devices_still_held()
    {
        // Updates are three hours apart, the last at 132 h; the DSP is done before the next would be due at 135 h.
        StudyRun run = StudyRun.Of(
            Plain,
            [
                "dsp.suspensionsPerSecond=0.1", "removal.relistAfterHours=121",
                "campaign.startAfterHours=24", "campaign.pacePercentPerDay=2",
            ]);
        long relistMs = (12 + 121) * 3_600_000L;
        long[] byDsp = [.. Times(run, "as-is", "restored").Where(t => t >= relistMs)];

        Assert.Equal(Meters - 33, byDsp.Length);
        Assert.Equal(Enumerable.Range(0, byDsp.Length).Select(i => relistMs + (i * 10_000L)), byDsp);
    }

    [Fact]
    public void Burst_through_one_users_queue_takes_the_number_over_the_rate()
    {
        // The supplier has 400 meters: 52 messages a month each, twice the mean, half of it for alerts.
        double perDay = Math.Floor(Meters * (52 / (365.25 / 12)) * 2 * 0.5);
        StudyRun run = StudyRun.Of(Plain);
        double[] supplier = [.. run.Log("as-is").Where(static r => r is { Event: "alert", Code: "N28", Recipient: "responsible-supplier" })
            .Select(static r => (double)(r.DeliveredMs - r.TimeMs))];

        Assert.Equal(Meters, supplier.Length);
        for (int i = 0; i < Meters; i++)
        {
            Assert.InRange(supplier[i], (i + 1) * (DayMs / perDay) - 1, ((i + 1) * (DayMs / perDay)) + 1);
        }

        Assert.InRange(
            run.Metric("as-is", "n28DelayMaxSeconds"), (Meters - 1) * (DayMs / perDay) / 1_000, (Meters + 1) * (DayMs / perDay) / 1_000);
    }

    [Fact]
    public void Campaign_in_which_nothing_fails_frees_everybody_at_its_pace()
    {
        StudyRun run = StudyRun.Of(Plain);
        long startMs = 18 * 3_600_000L;

        // A tenth of 400 a day is one every 36 minutes.
        Assert.Equal(Enumerable.Range(0, Meters).Select(i => startMs + (i * 2_160_000L)), Times(run, "as-is", "restored"));
        Assert.All(
            ["stuckSuspendedAtEnd", "suspendedAwaitingWorkAtEnd", "firmwareUpdatesWasted", "requestsRejectedE5"],
            metric => Assert.Equal(0, run.Metric("as-is", metric)));
    }

    [Fact]
    public void Image_takes_between_half_and_one_and_a_half_times_the_mean()
    {
        StudyRun run = StudyRun.Of(Plain, ["campaign.deliveryHours=10"]);
        Dictionary<string, long> sent = run.Log("as-is").Where(static r => r.Event == "update-sent").ToDictionary(
            static r => r.Device, static r => r.TimeMs);
        double[] hours =
        [
            .. run.Log("as-is").Where(static r => r.Event == "activated").Select(r => (r.TimeMs - sent[r.Device]) / 3_600_000.0),
        ];

        Assert.All(hours, static h => Assert.InRange(h, 5, 15));
        Assert.InRange(hours.Average(), 9.5, 10.5);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("repeatActivation")]
    public void All_responses_lost_leave_all_stuck_with_MP105_too_as_its_answers_are_lost(string action)
    {
        StudyRun run = StudyRun.Of(Plain, ["lostResponse.percent=100", $"lostResponse.action={action}"]);
        foreach (string variant in run.Variants)
        {
            Assert.Equal(Meters, run.Metric(variant, "stuckSuspendedAtEnd"));
            Assert.Equal(Meters, run.Metric(variant, "stuckAlthoughUpdated"));
            Assert.Equal(Meters, run.Metric(variant, "activationResponsesLost"));
        }

        Assert.Equal(action == "read" ? Meters : 0, run.Metric("as-is", "triesRejectedE5"));
        Assert.Equal(0, run.Metric("MP105", "triesRejectedE5"));
    }

    [Theory]
    [InlineData("read", 1, "MP105")]
    [InlineData("read", 2, "MP105")]
    [InlineData("repeatActivation", 1, "MP105")]
    [InlineData("read", 1, "MP105-DRAFT")]
    public void Share_stuck_is_the_share_lost_as_is_and_its_powers_with_MP105(string action, int tries, string modification)
    {
        const double Loss = 0.3;
        StudyRun run = StudyRun.Of(
            Plain.Replace("premises: 400", "premises: 4000", StringComparison.Ordinal).Replace(
                "[MP105]", $"[{modification}]", StringComparison.Ordinal),
            ["lostResponse.percent=30", $"lostResponse.action={action}", $"lostResponse.mostTries={tries}"]);

        AssertBinomial(run.Metric("as-is", "stuckSuspendedAtEnd"), Loss);
        AssertBinomial(run.Metric("MP105", "stuckSuspendedAtEnd"), Math.Pow(Loss, 1 + tries));
        Assert.Equal(run.Metric("as-is", "activationResponsesLost"), run.Metric("MP105", "activationResponsesLost"));

        // Four standard deviations: one fixed seed in 16,000 would fail.
        static void AssertBinomial(double found, double share)
            => Assert.InRange(
                found, (4_000 * share) - (4 * Math.Sqrt(4_000 * share * (1 - share))),
                (4_000 * share) + (4 * Math.Sqrt(4_000 * share * (1 - share))));
    }

    [Fact]
    public void MP105_as_first_raised_gains_nothing_from_a_repeated_activation()
    {
        string yaml = Plain.Replace("[MP105]", "[MP105-DRAFT]", StringComparison.Ordinal);
        StudyRun run = StudyRun.Of(yaml, ["lostResponse.percent=30", "lostResponse.action=repeatActivation"]);

        Assert.Equal(run.Metric("as-is", "stuckSuspendedAtEnd"), run.Metric("MP105", "stuckSuspendedAtEnd"));
        Assert.NotEqual(0, run.Metric("as-is", "stuckSuspendedAtEnd"));
    }

    [Fact]
    public void Another_update_is_the_only_way_out_before_MP105_and_wasted()
    {
        StudyRun run = StudyRun.Of(
            Plain, ["lostResponse.percent=30", "lostResponse.secondUpdatePercent=100", "lostResponse.secondUpdateAfterDays=1"]);

        Assert.Equal(0, run.Metric("as-is", "stuckSuspendedAtEnd"));
        Assert.Equal(run.Metric("as-is", "activationResponsesLost"), run.Metric("as-is", "firmwareUpdatesWasted"));
        Assert.InRange(run.Metric("MP105", "firmwareUpdatesWasted"), 1, run.Metric("as-is", "firmwareUpdatesWasted") / 2);
    }

    [Fact]
    public void Activations_that_all_fail_leave_all_stuck_after_the_last_attempt()
    {
        StudyRun run = StudyRun.Of(
            Plain, ["campaign.activationSuccessPercent=0", "campaign.mostAttempts=3", "campaign.retryAfterHours=24"]);

        Assert.Equal(3 * Meters, run.Metric("as-is", "firmwareUpdatesSent"));
        Assert.Equal(Meters, run.Metric("as-is", "stuckSuspendedAtEnd"));
        Assert.Equal(0, run.Metric("as-is", "stuckAlthoughUpdated"));
    }

    [Fact]
    public void No_campaign_leaves_all_stuck_and_one_that_is_still_to_come_does_not()
    {
        Assert.Equal(Meters, StudyRun.Of(Plain, ["campaign.startAfterHours=none"]).Metric("as-is", "stuckSuspendedAtEnd"));
        Assert.Equal(Meters, StudyRun.Of(Plain, ["campaign.startAfterHours=10000"]).Metric("as-is", "suspendedAwaitingWorkAtEnd"));
    }

    [Fact]
    public void Schedule_of_one_a_day_meets_E5_once_a_day_and_device()
    {
        string yaml = Plain.Replace(
            "traffic: []",
            "traffic: [{ name: daily, srv: \"4.8.1\", commandVariant: 1, sender: supplier, deviceTypes: [ESME], timing: scheduled, "
                + "perDevicePerDay: 1 }]",
            StringComparison.Ordinal);
        StudyRun run = StudyRun.Of(yaml, ["campaign.startAfterHours=none"]);

        Assert.Equal(30 * Meters, run.Metric("as-is", "requestsArrived"));
        Assert.Equal(29 * Meters, run.Metric("as-is", "requestsRejectedE5"));
    }

    [Theory]
    [InlineData("PPMID", "Brackwell", "Glance P2", "1.10")]
    [InlineData("HCALCS", "Dunmore", "Switch H2", "1.00")]
    public void Auxiliary_device_is_stuck_unless_its_firmware_can_be_replaced(
        string type, string manufacturer, string model, string firmware)
    {
        StudyRun run = StudyRun.Of(Auxiliary(type, manufacturer, model, firmware));
        double suspended = run.Metric("as-is", "devicesSuspended." + type);

        Assert.NotEqual(0, suspended);
        Assert.Equal(suspended, run.Metric("as-is", "stuckSuspendedAtEnd." + type));
        Assert.Equal(suspended, run.Metric("MP105", "stuckSuspendedAtEnd." + type));
        Assert.Equal(0, run.Metric("SECMP0007", "stuckSuspendedAtEnd"));
        Assert.Equal(0, run.Metric("as-is", "firmwareUpdatesSent"));
        Assert.Equal(suspended, run.Metric("SECMP0007", "firmwareUpdatesSent"));
    }
}
