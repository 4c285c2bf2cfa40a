using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.CplRemoval;
using Twin.Studies.Inventories;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>The anchor of Twin resolutions R5, and what one meter more or less does to it.</summary>
public sealed class FlagRoundTripTests : IDisposable
{
    private static readonly string Shipped = ShippedScenarios.Read("anchors/flag-round-trip.yaml")!;

    private static readonly StudyRun Small = StudyRun.Of(Scaled(2_000, 80));

    private readonly string folder = Directory.CreateTempSubdirectory("twin-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Scaled(int meters, int cap) => Shipped
        .Replace("profile: flag-round-trip", $"profile: flag-round-trip\n  premises: {meters}", StringComparison.Ordinal)
        .Replace("maxUpdatesPerFile: 20000", $"maxUpdatesPerFile: {cap}", StringComparison.Ordinal);

    private static void AssertAnchor(StudyRun run, string rule, int meters, int changes, int files)
    {
        Assert.Equal(meters, run.Metric(rule, "devicesSuspended"));
        Assert.Equal(2 * meters, run.Metric(rule, "n28Deliveries"));
        Assert.Equal(2 * meters, run.Metric(rule, "n29Deliveries"));
        Assert.Equal(meters, run.Metric(rule, "suspendedDeviceDays"));
        Assert.Equal(changes, run.Metric(rule, "flagChanges"));
        Assert.Equal(changes, run.Metric(rule, "flagRecordsExported"));
        Assert.Equal(files, run.Metric(rule, "filesExported"));
        Assert.Equal(0, run.Metric(rule, "stuckSuspendedAtEnd"));
        Assert.Equal(0, run.Metric(rule, "flagRecordsWaitingAtEnd"));
    }

    [Theory]
    [InlineData("a1", 4_000, 50)]
    [InlineData("a2", 0, 0)]
    [InlineData("b", 0, 0)]
    [InlineData("c", 4_000, 50)]
    [InlineData("c2", 4_000, 50)]
    [InlineData("d", 0, 0)]
    [InlineData("e", 4_000, 50)]
    public void Rule_changes_each_flag_twice_or_never(string rule, int changes, int files)
        => AssertAnchor(Small, rule, 2_000, changes, files);

    [Fact]
    public void Fifty_thousand_meters_give_a_hundred_thousand_changes_in_fifty_files_under_c_and_none_under_d()
    {
        // A tenth of the shipped anchor in each of its numbers, so that the test takes a moment.
        string two = string.Join('\n', Scaled(50_000, 2_000).Split('\n')
            .TakeWhile(static line => line != "variants:")) + """

            variants:
              - { name: c, switches: { flagRule: c, exportPolicy: all, maxUpdatesPerFile: 2000 } }
              - { name: d, switches: { flagRule: d, exportPolicy: all, maxUpdatesPerFile: 2000 } }

            """;
        string path = Path.Combine(folder, "full.yaml");
        File.WriteAllText(path, two);
        StudyInput input = StudyInput.Load(new CplRemovalStudy(), path, [], []);
        (StudyResult result, _) = StudyRunner.Run(
            input.Study, input.Scenario, input.Estates, new StudyRunOptions { Seed = 1, Threads = 2 });

        double Metric(int variant, string name) => result.Variants[variant].Metrics.Single(m => m.Name == name).Value!.Value;
        Assert.Equal((100_000, 100_000, 50), (Metric(0, "flagChanges"), Metric(0, "flagRecordsExported"), Metric(0, "filesExported")));
        Assert.Equal((0, 0, 0), (Metric(1, "flagChanges"), Metric(1, "flagRecordsExported"), Metric(1, "filesExported")));
        Assert.Equal((50_000, 50_000), (Metric(0, "devicesSuspended"), Metric(1, "devicesSuspended")));
    }

    [Fact]
    public void Shipped_anchor_is_the_one_of_the_resolutions()
    {
        Assert.Contains("premises: 500000", ShippedScenarios.Read("profiles/flag-round-trip.yaml"), StringComparison.Ordinal);
        Assert.Equal(7, Shipped.Split("maxUpdatesPerFile: 20000").Length - 1);
    }

    [Theory]
    [InlineData(61, -2)] // 7 files each way become 6: the boundary is crossed.
    [InlineData(60, 0)]
    public void One_IHD_in_place_of_an_ESME_moves_each_metric_by_its_share(int meters, int files)
    {
        string yaml = Scaled(meters, 10);
        string path = Path.Combine(folder, "generated.yaml");
        File.WriteAllText(path, yaml);
        SimulatedEstate estate = StudyInput.Load(new CplRemovalStudy(), path, [], []).Estates.Build(RuleSet.Sec2020, 1, 1, 1);
        using StringWriter writer = new();
        InventoryWriter.Write(estate, writer);
        string[] lines = writer.ToString().Split('\n');
        int at = Array.FindLastIndex(lines, static line => line.Contains(",ESME,", StringComparison.Ordinal));
        StudyRun before = Import(yaml, meters, lines);
        string[] cells = lines[at].Split(',');
        lines[at] = string.Join(
            ',', (IEnumerable<string>)[cells[0], cells[1], "IHD", .. cells[3..7], .. Enumerable.Repeat("", cells.Length - 7)]);
        StudyRun after = Import(yaml, meters, lines);

        Assert.Equal(
            [
                ("devicesAffected", -1), ("devicesSuspended", -1), ("devicesSuspended.ESME", -1), ("filesExported", files),
                ("flagChanges", -2), ("flagRecordsExported", -2), ("n28Deliveries", -2), ("n29Deliveries", -2), ("suspendedDeviceDays", -1),
            ],
            Moved(before, after, "c").Where(static m => m.Metric != "filesExported" || m.By != 0).Union([(
                "filesExported", files)]).Order());
        Assert.Equal(
            [
                ("devicesAffected", -1), ("devicesSuspended", -1), ("devicesSuspended.ESME", -1),
                ("n28Deliveries", -2), ("n29Deliveries", -2), ("suspendedDeviceDays", -1),
            ],
            Moved(before, after, "d").Order());
    }

    // Delays are left out: one meter less in a queue changes who waits how long, and how fast the queue is.
    private static IEnumerable<(string Metric, double By)> Moved(StudyRun before, StudyRun after, string rule) => before[rule].Metrics
        .Where(static m => !m.Name.StartsWith("n28Delay", StringComparison.Ordinal))
        .Select(m => (m.Name, after.Metric(rule, m.Name) - before.Metric(rule, m.Name)))
        .Where(static m => m.Item2 != 0);

    private StudyRun Import(string yaml, int meters, string[] lines)
    {
        string path = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllText(path, string.Join('\n', lines));
        return StudyRun.Of(yaml.Replace(
            $"profile: flag-round-trip\n  premises: {meters}", $"inventory: \"{path}\"", StringComparison.Ordinal));
    }
}
