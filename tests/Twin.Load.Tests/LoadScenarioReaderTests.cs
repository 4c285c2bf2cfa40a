using Twin.Domain.Rules;
using Twin.Load.Scenarios;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Load.Tests;

public class LoadScenarioReaderTests
{
    private const string Good =
        """
        name: good
        title: A good one
        mix:
          - { step: read, send: "4.1.1", to: ESME }
        simulations:
          - inject: { rate: 5, interval: 1s, during: 10s }
        thresholds: { overall: [p99 < 50ms], read: [E5 < 1 %] }
        """;

    public static TheoryData<string> Shipped
        => [.. ShippedScenarios.Names.Where(static name => name.StartsWith("load/", StringComparison.Ordinal))];

    [Fact]
    public void A_scenario_has_the_defaults_that_the_manual_states()
    {
        LoadScenario scenario = VirtualRun.Scenario(Good);
        Assert.Equal(new Uri("http://127.0.0.1:8080"), scenario.Target);
        Assert.Equal((0L, 0, 1_000, 1_000), (scenario.WarmUpMs, scenario.FirstPremises, scenario.PremisesCount, scenario.MostInFlight));
        Assert.Equal((30_000L, 0, (ulong?)null), (scenario.DrainMs, scenario.Repeats, scenario.Seed));
        Assert.Equal(StepSender.Supplier, Assert.Single(scenario.Mix).Sender);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_scenario_is_good(string name)
    {
        LoadScenario scenario = VirtualRun.Scenario(ShippedScenarios.Read(name)!);
        Assert.Equal(Path.GetFileNameWithoutExtension(name), scenario.Name);
        Assert.NotEmpty(scenario.Thresholds);
    }

    [Theory]
    [InlineData("title: A good one", "titel: A good one", "2: titel", "1: title")]
    [InlineData("name: good", "name: Not Good", "1: name")]
    [InlineData("\"4.1.1\"", "\"4.1.9\"", "4: mix[1].send")]
    [InlineData("to: ESME", "to: GMSE", "4: mix[1].to")]
    [InlineData("to: ESME", "to: PPMID", "4: mix[1].to")]
    [InlineData("to: ESME", "to: ESME, weight: 0", "4: mix[1].weight")]
    [InlineData("to: ESME", "to: ESME, as: postman", "4: mix[1].as")]
    [InlineData("to: ESME", "to: ESME, expect: [E999]", "4: mix[1].expect[1]")]
    [InlineData("send: \"4.1.1\", to: ESME", "install: [GSME]", "4: mix[1].install")]
    [InlineData("send: \"4.1.1\", to: ESME", "install: []", "4: mix[1].install")]
    [InlineData("send: \"4.1.1\", to: ESME", "install: ESME", "4: mix[1].install")]
    [InlineData("send: \"4.1.1\", to: ESME", "install: [ESME, ESME]", "4: mix[1].install[2]")]
    [InlineData("send: \"4.1.1\", to: ESME", "install: [ESME, CHF]", "4: mix[1].install[2]")]
    [InlineData("send: \"4.1.1\", to: ESME", "install: [ESME], region: West", "4: mix[1].region")]
    [InlineData("send: \"4.1.1\"", "install: [ESME]", "4: mix[1].to")]
    [InlineData("step: read,", "step: overall,", "4: mix[1].step", "7: thresholds.read")]
    [InlineData("rate: 5", "rate: -5", "6: simulations[1].inject.rate")]
    [InlineData("rate: 5", "rate: 100001", "6: simulations[1].inject.rate")]
    [InlineData("rate: 5", "speed: 5", "6: simulations[1].inject.speed", "6: simulations[1].inject.rate")]
    [InlineData("interval: 1s", "interval: 1 fortnight", "6: simulations[1].inject.interval")]
    [InlineData("during: 10s", "during: 10", "6: simulations[1].inject.during")]
    [InlineData("during: 10s", "during: 1.5s", "6: simulations[1].inject.during")]
    [InlineData("during: 10s", "during: 25h", "6: simulations[1].inject.during")]
    [InlineData("- inject:", "- injekt:", "6: simulations[1].injekt")]
    [InlineData("p99 < 50ms", "p98 < 50ms", "7: thresholds.overall[1]")]
    [InlineData("p99 < 50ms", "p99 < 50", "7: thresholds.overall[1]")]
    [InlineData("p99 < 50ms", "p99 = 50ms", "7: thresholds.overall[1]")]
    [InlineData("p99 < 50ms", "failures < 101 %", "7: thresholds.overall[1]")]
    [InlineData("p99 < 50ms", "failures < 0.5", "7: thresholds.overall[1]")]
    [InlineData("p99 < 50ms", "rate >= 1000", "7: thresholds.overall[1]")]
    [InlineData("title: A good one", "title: A good one\ntarget: ftp://twin", "3: target")]
    [InlineData("title: A good one", "title: A good one\nverify: perhaps", "3: verify")]
    [InlineData("title: A good one", "title: A good one\npremises: { from: -1, count: 0 }", "3: premises.from", "3: premises.count")]
    [InlineData("title: A good one", "title: A good one\nin-flight: 0", "3: in-flight")]
    public void What_is_wrong_is_reported_with_line_and_field(string right, string wrong, params string[] places)
    {
        InputErrors errors = new();
        Assert.Null(LoadScenarioReader.Read("test.yaml", Good.Replace(right, wrong, StringComparison.Ordinal), errors));
        Assert.Equal(places.Order(), errors.Items.Select(static one => $"{one.Line}: {one.Field}").Order());
    }

    [Fact]
    public void All_errors_are_reported_and_not_only_the_first()
    {
        InputErrors errors = new();
        const string Yaml = "name: 1x\nsimulations: [{ pause: { during: 1 } }]\noperations: [{ at: 1s }]";
        Assert.Null(LoadScenarioReader.Read("test.yaml", Yaml, errors));
        Assert.Equal(
            ["mix", "name", "operations[1]", "simulations[1].pause.during", "title"],
            errors.Items.Select(static one => one.Field).Order());
    }

    [Theory]
    [InlineData("at: 10s", "operations[1].at")]
    [InlineData("at: 1s, name: Bad Name", "operations[1].name")]
    [InlineData("at: 1s, dcc-outage: { mode: dsp, begins: yes }", "operations[1]")]
    public void Operations_are_checked(string more, string field)
    {
        const string Added = "cpl-entry-added: { type: ESME, manufacturer: A, model: B, firmware: \"1\" }";
        string yaml = $"{Good}\noperations: [{{ {more}, {Added} }}]";
        InputErrors errors = new();
        Assert.Null(LoadScenarioReader.Read("test.yaml", yaml, errors));
        Assert.Equal([field], errors.Items.Select(static one => one.Field));
    }

    [Theory]
    [InlineData("p99.9 <= 2.5ms", ThresholdMetric.Percentile, 2_500, false)]
    [InlineData("max < 1min", ThresholdMetric.Percentile, 60_000_000, false)]
    [InlineData("mean<300us", ThresholdMetric.Mean, 300, false)]
    [InlineData("rate >= 1000/s", ThresholdMetric.Rate, 1_000, false)]
    [InlineData("failures < 0.1 %", ThresholdMetric.Failures, 0.1, true)]
    [InlineData("held <= 0", ThresholdMetric.Held, 0, false)]
    [InlineData("E5 > 0", ThresholdMetric.Code, 0, false)]
    public void Thresholds_are_read(string text, ThresholdMetric metric, double limit, bool percent)
    {
        Threshold threshold = ThresholdReader.Parse(null, text)!;
        Assert.Equal((metric, limit, percent), (threshold.Metric, threshold.Limit, threshold.IsPercent));
    }

    [Theory]
    [InlineData(Comparison.Less, 4.9, 5)]
    [InlineData(Comparison.AtMost, 5, 5.1)]
    [InlineData(Comparison.Greater, 5.1, 5)]
    [InlineData(Comparison.AtLeast, 5, 4.9)]
    public void Thresholds_compare(Comparison comparison, double kept, double crossed)
    {
        Threshold threshold = new() { Step = null, Text = "x", Metric = ThresholdMetric.Rate, Comparison = comparison, Limit = 5 };
        Assert.True(threshold.Holds(kept));
        Assert.False(threshold.Holds(crossed));
    }
}
