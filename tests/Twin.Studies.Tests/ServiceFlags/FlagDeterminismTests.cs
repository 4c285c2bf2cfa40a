using System.Text;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Inventories;
using Twin.Studies.Running;
using Twin.Studies.ServiceFlags;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.ServiceFlags;

/// <summary>The same input gives the same bytes, whoever does the work (R8, R9).</summary>
public sealed class FlagDeterminismTests : IDisposable
{
    private static readonly StudyRun Eventful = StudyRun.Of(FlagScenarios.Eventful, threads: 1, partitions: 1);

    private readonly string folder = Directory.CreateTempSubdirectory("twin-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 3)]
    [InlineData(5, 7)]
    public void Threads_and_partitions_change_nothing(int threads, int partitions)
        => Assert.Equal(
            Eventful.Everything(), StudyRun.Of(FlagScenarios.Eventful, threads: threads, partitions: partitions).Everything());

    [Fact]
    public void Variants_meet_the_same_world()
        => Assert.All(Eventful.Result.Variants, static variant => Assert.Equal(Eventful.Result.ExogenousHash, variant.ExogenousHash));

    [Fact]
    public void Another_seed_gives_another_world()
    {
        StudyRun other = StudyRun.Of(FlagScenarios.Eventful, seed: 8);
        Assert.NotEqual(Eventful.Result.ExogenousHash, other.Result.ExogenousHash);
        Assert.NotEqual(Eventful.Result.Digest, other.Result.Digest);
    }

    [Theory]
    [InlineData("history.days=121")]
    [InlineData("after.days=61")]
    [InlineData("installs.newMetersPercent=99")]
    [InlineData("installs.afterGoLivePercent=21")]
    [InlineData("installs.leavePercent=11")]
    [InlineData("installs.leaveMeanDays=21")]
    [InlineData("installs.unfinishedPercent=16")]
    [InlineData("installs.unfinishedMeanDays=31")]
    [InlineData("installs.commissionMeanHours=2")]
    [InlineData("installs.prematureActivePercent=12")]
    [InlineData("removals.percentPerYear=49")]
    [InlineData("removals.exchangePercent=55")]
    [InlineData("removals.reinstallPercent=60")]
    [InlineData("removals.reinstallMeanDays=21")]
    [InlineData("suspensions.percentPerYear=39")]
    [InlineData("recoveries.percentPerYear=9")]
    [InlineData("switching.percentPerYear=90")]
    public void Input_about_the_world_changes_it(string setting)
        => Assert.NotEqual(Eventful.Result.ExogenousHash, StudyRun.Of(FlagScenarios.Eventful, [setting]).Result.ExogenousHash);

    [Theory]
    [InlineData("goLive.before=a2")]
    [InlineData("goLive.gasSwitchAfterDays=3")]
    [InlineData("rdp.runsPerDay=3")]
    [InlineData("rdp.recordsPerHour=41")]
    [InlineData("truth.heldMeters=notOperable")]
    public void Input_about_the_systems_leaves_the_world_alone(string setting)
        => Assert.Equal(Eventful.Result.ExogenousHash, StudyRun.Of(FlagScenarios.Eventful, [setting]).Result.ExogenousHash);

    [Fact]
    public void Imported_estate_meets_what_the_estate_met_that_it_was_exported_from()
    {
        string path = Path.Combine(folder, "generated.yaml");
        File.WriteAllText(path, FlagScenarios.FromTheStart);
        SimulatedEstate estate = StudyInput.Load(new ServiceFlagsStudy(), path, [], []).Estates.Build(RuleSet.Sec2020, 7, 1, 1);
        string inventory = Path.Combine(folder, "exported.csv");
        using (StreamWriter writer = new(inventory, append: false, new UTF8Encoding(false)))
        {
            InventoryWriter.Write(estate, writer);
        }

        string imported = FlagScenarios.FromTheStart.Replace(
            "profile: gb, premises: 500", $"inventory: \"{inventory}\"", StringComparison.Ordinal);
        Assert.Equal(StudyRun.Of(FlagScenarios.FromTheStart).WithoutDigests(), StudyRun.Of(imported).WithoutDigests());
    }
}
