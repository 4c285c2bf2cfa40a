using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.StormDay;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.StormDay;

/// <summary>The same input gives the same bytes, whoever does the work (R8, R9), and bad input is named.</summary>
public sealed class StormDeterminismTests
{
    private static readonly string Small = StormScenarios.Eventful
        .Replace("premises: 800", "premises: 300", StringComparison.Ordinal);

    private static readonly StudyRun First = StudyRun.Of(Small, threads: 1, partitions: 1);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(5, 7)]
    public void Threads_and_partitions_change_nothing(int threads, int partitions)
        => Assert.Equal(First.Everything(), StudyRun.Of(Small, threads: threads, partitions: partitions).Everything());

    [Fact]
    public void Metrics_are_the_same_without_a_log()
    {
        string folder = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            string path = Path.Combine(folder, "scenario.yaml");
            File.WriteAllText(path, Small);
            StudyInput input = StudyInput.Load(new StormDayStudy(), path, [], []);
            (StudyResult result, _) = StudyRunner.Run(
                input.Study, input.Scenario, input.Estates, new StudyRunOptions { Seed = 7, Threads = 2, Partitions = 3 });
            Assert.Equal(First.Result.Digest, result.Digest);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("mode: outbound", "mode: dsp", "dcc.outage.mode", "dsp")]
    [InlineData("removal: { atHours: 1 }", "removal: { atHours: 13 }", "cpl.removal.atHours", "13")]
    [InlineData("outage1: { area: all", "outage1: { area: 99", "power.outage1.area", "99")]
    [InlineData("removal: { atHours: 1 }", "removal: { model: None, atHours: 1 }", "cpl.removal.model", "None")]
    public void What_does_not_fit_is_named_by_its_key_in_the_scenario(string text, string instead, string field, string found)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => StudyRun.Of(Small.Replace(text, instead, StringComparison.Ordinal)));
        Assert.Contains(refused.Errors, error => error.Field == field && error.Found == found && error.Line > 0);
    }
}
