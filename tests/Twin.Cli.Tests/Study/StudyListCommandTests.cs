using System.Text.Json;
using Twin.Cli.Infrastructure;
using Twin.Studies;
using Xunit;

namespace Twin.Cli.Tests.Study;

/// <summary>The list has every study once, under its kind of question and under each of its proposals.</summary>
public sealed class StudyListCommandTests
{
    [Fact]
    public async Task Studies_stand_under_the_kind_of_their_question()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("study", "list");
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.Error));
        string[] groups = outcome.Out.Split("\n\n");
        Assert.Equal(StudyCatalogue.All.Select(static study => study.Group).Distinct().Count(), groups.Length);
        Assert.StartsWith("Devices, firmware and the Central Products List\nStudy ", groups[0], StringComparison.Ordinal);
        Assert.Contains("\ncpl-removal ", groups[0], StringComparison.Ordinal);
        Assert.All(StudyCatalogue.All, study => Assert.Single(outcome.Out.Split('\n'), line => line.Split(' ')[0] == study.Name));
    }

    [Fact]
    public async Task Proposals_name_their_studies_with_titles_from_the_register()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("study", "list", "--by-proposal");
        string line = Assert.Single(outcome.Out.Split('\n'), static line => line.StartsWith("MP105 ", StringComparison.Ordinal));
        Assert.Contains("Sending SR11.2 to Devices in Suspended State", line, StringComparison.Ordinal);
        Assert.Contains("cpl-removal", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_group_and_proposals_of_every_study()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("study", "list", "--json");
        using JsonDocument json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(
            StudyCatalogue.All.Select(static study => study.Name),
            json.RootElement.EnumerateArray().Select(static one => one.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        JsonElement removal = json.RootElement.EnumerateArray().Single(static one => one.GetProperty("name").GetString() == "cpl-removal");
        Assert.Equal("devices", removal.GetProperty("group").GetString());
        Assert.Equal("MP105", removal.GetProperty("modifications")[0].GetString());
    }

    [Fact]
    public async Task A_study_shows_its_kind_and_its_proposals_with_their_titles()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("study", "show", "cpl-removal");
        Assert.Contains("Kind of question\n  Devices, firmware and the Central Products List\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("  MP105: Sending SR11.2 to Devices in Suspended State\n", outcome.Out, StringComparison.Ordinal);
    }
}
