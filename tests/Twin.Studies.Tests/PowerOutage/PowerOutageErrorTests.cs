using Twin.Domain.Rules;
using Twin.Studies.PowerOutage;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.PowerOutage;

/// <summary>Bad input is refused before anything runs: where, which field, what was found, what is allowed.</summary>
public sealed class PowerOutageErrorTests
{
    private static InputError[] Errors(params string[] settings)
        => [.. Assert.Throws<InvalidInputException>(() => StudyInput.Load(new PowerOutageStudy(), null, settings, [])).Errors];

    [Theory]
    [InlineData("outage1.area=9", "outage1.area", "distributor ids")]
    [InlineData("outage1.area=North", "outage1.area", "distributor ids")]
    [InlineData("outage2.area=", "outage2.area", "a text")]
    [InlineData("border.area=all", "border.area", "distributor ids")]
    [InlineData("outage3.premises=1-", "outage3.premises", "MPANs of 13 digits")]
    [InlineData("outage3.premises=9-4", "outage3.premises", "MPANs of 13 digits")]
    [InlineData("outage3.premises=12345678901234", "outage3.premises", "MPANs of 13 digits")]
    [InlineData("outage1.atMinutes=1440", "outage1.atMinutes", "less than the horizon")]
    [InlineData("alerts=200001", "alerts", "at most 200000")]
    [InlineData("alerts=0", "alerts", "a whole number")]
    [InlineData("extrapolation=proportional", "extrapolation", "another curve than queue")]
    [InlineData("csp=vodafone", "csp", "arqiva")]
    [InlineData("curve=steep", "curve", "documented")]
    [InlineData("outage1.sharePercent=101", "outage1.sharePercent", "100")]
    public void Input_is_refused_by_name(string setting, string field, string allowed)
    {
        InputError error = Assert.Single(Errors(setting));

        Assert.Equal(field, error.Field);
        Assert.Equal(setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..], error.Found);
        Assert.Contains(allowed, error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Alerts_need_an_outage_as_long_as_the_hold_up()
        => Assert.Equal("outage1.durationMinutes", Assert.Single(Errors("alerts=10", "outage1.durationMinutes=2.9")).Field);

    [Fact]
    public void All_errors_are_told_at_once()
        => Assert.Equal(3, Errors("outage1.area=x", "outage2.premises=y", "border.area=z").Length);

    [Fact]
    public void Scenario_without_any_outage_is_refused()
        => Assert.Equal(
            "outage1.area",
            Assert.Single(Errors("outage1.area=none", "outage2.area=none", "outage3.area=none", "outage4.area=none")).Field);

    [Fact]
    public void Area_and_list_of_premises_that_the_estate_does_not_have_are_noted()
    {
        const string Listed = "outage1.premises=1012345678902 3";
        StudyInput input = StudyInput.Load(new PowerOutageStudy(), null, [Listed, "horizonHours=12", "outage3.area=none"], []);
        EstateFactory small = EstateFactory.Open(input.Scenario.Estate with { Premises = 60 }, null, new InputErrors())!;
        IReadOnlyList<string> notes = StudyRunner.Run(input.Study, input.Scenario, small, new StudyRunOptions { Seed = 1 }).Result.Notes;

        Assert.Contains("outage1: the estate does not have 1 of the MPANs listed.", notes);
    }
}
