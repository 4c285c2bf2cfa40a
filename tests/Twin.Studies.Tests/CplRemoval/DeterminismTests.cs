using System.Text;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.CplRemoval;
using Twin.Studies.Inventories;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>The same input gives the same bytes, whoever does the work (R8, R9).</summary>
public sealed class DeterminismTests : IDisposable
{
    private const string Scenario = """
        study: cpl-removal
        estate: { profile: gb, premises: 900 }
        inputs:
          horizonDays: 8
          dsp: { suspensionsPerSecond: 1000 }
          campaign: { startAfterHours: 24, pacePercentPerDay: 25 }
          lostResponse: { percent: 30, waitHours: 8 }
          rdp: { rejectionPercent: 10 }
        variants:
          - name: as-is
          - { name: MP105, mods: [MP105] }
          - { name: rule c, mods: [MP077-BR] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("twin-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Everything(string yaml, int threads, int partitions, ulong seed = 7)
        => StudyRun.Of(yaml, seed: seed, threads: threads, partitions: partitions).Everything();

    private string Inventory(string name, string csv)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, csv, new UTF8Encoding(false));
        return Scenario.Replace("profile: gb, premises: 900", $"inventory: \"{path}\"", StringComparison.Ordinal);
    }

    private string Exported()
    {
        string path = Path.Combine(folder, "generated.yaml");
        File.WriteAllText(path, Scenario);
        SimulatedEstate estate = StudyInput.Load(new CplRemovalStudy(), path, [], []).Estates.Build(RuleSet.Sec2020, 7, 1, 1);
        using StringWriter writer = new();
        InventoryWriter.Write(estate, writer);
        return writer.ToString();
    }

    // Premises in another order: the rows of a hub stay together, and hubs are put in the order of their ids read backwards.
    private static string Shuffled(string csv)
    {
        string[] lines = csv.TrimEnd('\n').Split('\n');
        return string.Concat(lines.Skip(1)
            .GroupBy(static line => line.Split(',')[0])
            .OrderBy(static premises => new string([.. premises.Key.Reverse()]), StringComparer.Ordinal)
            .SelectMany(static premises => premises)
            .Prepend(lines[0])
            .Select(static line => line + "\n"));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 7)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(5, 3)]
    [InlineData(5, 7)]
    public void Generated_estate_gives_the_same_for_any_threads_and_partitions(int threads, int partitions)
        => Assert.Equal(Everything(Scenario, 1, 1), Everything(Scenario, threads, partitions));

    [Fact]
    public void Imported_estate_gives_the_same_for_any_threads_partitions_and_order_of_rows()
    {
        string csv = Exported();
        string imported = Inventory("in-order.csv", csv);
        string shuffled = Inventory("shuffled.csv", Shuffled(csv));

        Assert.NotEqual(csv, Shuffled(csv));
        string expected = Everything(imported, 1, 1);
        Assert.Equal(expected, Everything(imported, 2, 7));
        Assert.Equal(expected, Everything(shuffled, 1, 1));
        Assert.Equal(expected, Everything(shuffled, 5, 3));
    }

    [Fact]
    public void Imported_estate_meets_what_the_estate_met_that_it_was_exported_from()
        => Assert.Equal(
            StudyRun.Of(Scenario).WithoutDigests(), StudyRun.Of(Inventory("exported.csv", Shuffled(Exported()))).WithoutDigests());

    [Fact]
    public void Another_seed_gives_another_world()
    {
        StudyRun one = StudyRun.Of(Scenario);
        StudyRun other = StudyRun.Of(Scenario, seed: 8);

        Assert.NotEqual(one.Result.Digest, other.Result.Digest);
        Assert.NotEqual(one.Result.ExogenousHash, other.Result.ExogenousHash);
        Assert.NotEqual(one.LogText("as-is"), other.LogText("as-is"));
    }

    [Theory]
    [InlineData("MP105")]
    [InlineData("MP077")]
    [InlineData("SECMP0007")]
    public void Modification_meets_the_same_world(string modification)
    {
        string yaml = Scenario.Replace("mods: [MP105]", $"mods: [{modification}]", StringComparison.Ordinal);
        StudyRun run = StudyRun.Of(yaml);

        Assert.Equal(StudyRun.Of(Scenario).Result.ExogenousHash, run.Result.ExogenousHash);
        Assert.All(run.Result.Variants, variant => Assert.Equal(run.Result.ExogenousHash, variant.ExogenousHash));
    }

    [Theory]
    [InlineData("removal.atHours=25")]
    [InlineData("removal.relistAfterHours=60")]
    [InlineData("removal.firmware=1.03")]
    [InlineData("campaign.replacementFirmware=1.06")]
    [InlineData("campaign.startAfterHours=25")]
    [InlineData("campaign.pacePercentPerDay=26")]
    [InlineData("campaign.deliveryHours=23")]
    [InlineData("campaign.activationSuccessPercent=96.9999")]
    [InlineData("campaign.mostAttempts=4")]
    [InlineData("campaign.retryAfterHours=47")]
    [InlineData("lostResponse.percent=30.0001")]
    [InlineData("lostResponse.action=repeatActivation")]
    [InlineData("lostResponse.waitHours=9")]
    [InlineData("lostResponse.mostTries=2")]
    [InlineData("lostResponse.secondUpdatePercent=51")]
    [InlineData("lostResponse.secondUpdateAfterDays=13")]
    [InlineData("traffic.top-up.perDevicePerDay=0.05")]
    [InlineData("rdp.rejectionPercent=11")]
    [InlineData("horizonDays=8.01")]
    public void Input_about_the_world_changes_it(string setting)
        => Assert.NotEqual(StudyRun.Of(Scenario).Result.ExogenousHash, StudyRun.Of(Scenario, [setting]).Result.ExogenousHash);

    [Theory]
    [InlineData("dsp.suspensionsPerSecond=3")]
    [InlineData("userQueue.capacityFactor=3")]
    [InlineData("rdp.runsPerDay=2")]
    public void Input_about_the_systems_leaves_the_world_alone(string setting)
        => Assert.Equal(StudyRun.Of(Scenario).Result.ExogenousHash, StudyRun.Of(Scenario, [setting]).Result.ExogenousHash);
}
