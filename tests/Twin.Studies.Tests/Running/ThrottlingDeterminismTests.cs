using Twin.Studies.Tests.AlertStorm;
using Twin.Studies.Tests.AnomalyDetection;
using Twin.Studies.Tests.RequestTraffic;
using Xunit;

namespace Twin.Studies.Tests.Running;

/// <summary>The studies of throttles and thresholds give the same bytes, whoever does the work (R8, R9).</summary>
public sealed class ThrottlingDeterminismTests
{
    private static readonly Dictionary<string, string> Scenarios = new()
    {
        ["alert-storm"] = StormScenarios.Eventful,
        ["anomaly-detection"] = AnomalyScenarios.Eventful,
        ["request-traffic"] = RequestScenarios.Eventful,
    };

    private static readonly Dictionary<string, string> Expected = [];

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            TheoryData<string, int, int> cases = [];
            foreach (string study in Scenarios.Keys)
            {
                cases.Add(study, 1, 3);
                cases.Add(study, 2, 7);
                cases.Add(study, 5, 1);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_gives_the_same_for_any_threads_and_partitions(string study, int threads, int partitions)
    {
        if (!Expected.TryGetValue(study, out string? expected))
        {
            expected = Expected[study] = StudyRun.Of(Scenarios[study], threads: 1, partitions: 1).Everything();
        }

        Assert.Equal(expected, StudyRun.Of(Scenarios[study], threads: threads, partitions: partitions).Everything());
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_variant_meets_the_same_world_and_another_seed_gives_another(string study)
    {
        StudyRun one = StudyRun.Of(Scenarios[study]);
        StudyRun other = StudyRun.Of(Scenarios[study], seed: 8);
        Assert.All(one.Result.Variants, v => Assert.Equal(one.Result.ExogenousHash, v.ExogenousHash));
        Assert.NotEqual(one.Result.ExogenousHash, other.Result.ExogenousHash);
        Assert.NotEqual(one.LogText("as-is"), other.LogText("as-is"));
    }

    public static TheoryData<string> Studies => [.. Scenarios.Keys];
}
