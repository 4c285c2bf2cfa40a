using Twin.Domain.Rules;
using Twin.Studies.OutageRecovery;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.OutageRecovery;

/// <summary>What is wrong with a scenario is said with file, line, field, what was found and what is allowed.</summary>
public sealed class RecoveryCheckTests
{
    private static IReadOnlyList<InputError> Errors(string inputs, string more = "")
    {
        string folder = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            string path = Path.Combine(folder, "scenario.yaml");
            File.WriteAllText(path, $"study: outage-recovery\nestate: {{ profile: gb, premises: 500 }}\ninputs:\n  {inputs}\n{more}");
            return Assert.Throws<InvalidInputException>(() => StudyInput.Load(new OutageRecoveryStudy(), path, [], [])).Errors;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("outage.mode: inbound", "outage.mode", "inbound", "capacity:1 to capacity:99")]
    [InlineData("outage.mode: csp:east", "outage.mode", "csp:east", "csp:north, csp:central, csp:south")]
    [InlineData("outage.mode: capacity:100", "outage.mode", "capacity:100", "capacity:1 to capacity:99")]
    [InlineData("outage.mode: capacity:0", "outage.mode", "capacity:0", "capacity:1 to capacity:99")]
    [InlineData("outage.mode: outbound:1", "outage.mode", "outbound:1", "outbound")]
    [InlineData("release.order: alert, install", "release.order", "alert, install", "each once")]
    [InlineData("outage.hours: 41", "outage.hours", "41", "at most horizonHours less outage.atHours (48 - 8 hours)")]
    [InlineData("userRetry.longestSeconds: 30", "userRetry.longestSeconds", "30", "at least userRetry.firstSeconds (60)")]
    [InlineData("mix.topUp.percent: 9", "mix.topUp.percent", "9", "shares that make 100 % together")]
    [InlineData("horizonHours: 0.5", "horizonHours", "0.5", "a number from 1 to 1000")]
    public void Input_that_does_not_fit_is_refused_with_its_line(string input, string field, string found, string allowed)
    {
        InputError error = Assert.Single(Errors(input));
        Assert.EndsWith("scenario.yaml", error.File, StringComparison.Ordinal);
        Assert.Equal(4, error.Line);
        Assert.Equal(field, error.Field);
        Assert.Equal(found, error.Found);
        Assert.Contains(allowed, error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_reported_at_once()
        => Assert.Equal(
            ["outage.mode", "release.order", "mix.topUp.percent"],
            Errors("outage.mode: x\n  release.order: y\n  mix.topUp.percent: 9").Select(static e => e.Field));

    [Fact]
    public void Rows_of_traffic_are_refused()
        => Assert.Equal(
            "traffic",
            Assert.Single(Errors(
                "horizonHours: 48",
                "traffic:\n  - { name: read, srv: \"4.1.1\", commandVariant: 1, sender: supplier, deviceTypes: [ESME], "
                    + "timing: random, perDevicePerDay: 1 }"))
                .Field);
}
