using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.CplRemoval;
using Twin.Studies.Inventories;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
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
    public void Shipped_anchor_gives_a_million_changes_in_fifty_files_or_none()
    {
        StudyInput input = StudyInput.LoadShipped(new CplRemovalStudy(), "anchors/flag-round-trip.yaml");
        (StudyResult result, _) = StudyRunner.Run(
            input.Study, input.Scenario, input.Estates, new StudyRunOptions { Seed = 1, Threads = 2 });

        Assert.Equal(
            [
                "a1: 500000 suspended, 1000000 changes, 1000000 records, 50 files",
                "a2: 500000 suspended, 0 changes, 0 records, 0 files",
                "b: 500000 suspended, 0 changes, 0 records, 0 files",
                "c: 500000 suspended, 1000000 changes, 1000000 records, 50 files",
                "c2: 500000 suspended, 1000000 changes, 1000000 records, 50 files",
                "d: 500000 suspended, 0 changes, 0 records, 0 files",
                "e: 500000 suspended, 1000000 changes, 1000000 records, 50 files",
            ],
            result.Variants.Select(static variant => variant.Name + ": " + string.Join(", ",
                Count(variant, "devicesSuspended", "suspended"), Count(variant, "flagChanges", "changes"),
                Count(variant, "flagRecordsExported", "records"), Count(variant, "filesExported", "files"))));

        static string Count(VariantResult variant, string metric, string word)
            => $"{variant.Metrics.Single(m => m.Name == metric).Value} {word}";
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

    [Fact]
    public void Check_digits_that_do_not_fit_are_a_note_of_the_report()
    {
        string yaml = Scaled(20, 10);
        string path = Path.Combine(folder, "generated.yaml");
        File.WriteAllText(path, yaml);
        SimulatedEstate estate = StudyInput.Load(new CplRemovalStudy(), path, [], []).Estates.Build(RuleSet.Sec2020, 1, 1, 1);
        using StringWriter writer = new();
        InventoryWriter.Write(estate, writer);
        string[] lines = writer.ToString().Split('\n');
        string mpan = estate.Partitions[0].MeterPoints[0].Id.ToString();
        string[] broken = [.. lines.Select(line => line.Replace(mpan, mpan[..^1] + (char)(mpan[^1] ^ 1), StringComparison.Ordinal))];

        Assert.Empty(Import(yaml, 20, lines).Result.Notes);
        string note = Assert.Single(Import(yaml, 20, broken).Result.Notes);
        Assert.Contains("doubtful values: 1; the first: ", note, StringComparison.Ordinal);
        Assert.Contains("the check digits do not fit the number", note, StringComparison.Ordinal);
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
