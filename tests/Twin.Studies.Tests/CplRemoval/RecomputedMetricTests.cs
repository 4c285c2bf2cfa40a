using Twin.Domain.Devices;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Estates;
using Twin.Studies.Input;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Twin.Studies.Tests.Running;
using Xunit;

namespace Twin.Studies.Tests.CplRemoval;

/// <summary>Evidence: every figure of the report follows from the exported event log.</summary>
public sealed class RecomputedMetricTests
{
    private static readonly StudyRun Eventful = StudyRun.Of(TestScenarios.Eventful, folder: TestScenarios.DraftFolder);

    private static readonly StudyRun[] OtherTypes = [.. PopularEntries().SelectMany(static p => (StudyRun[])
    [
        WithHubs(TestScenarios.Relisted(DeviceTypeCatalogue.Codes.Code(p.Type), p.Manufacturer, p.Model, p.FirmwareVersion)),
        WithHubs(TestScenarios.NeverRelisted(DeviceTypeCatalogue.Codes.Code(p.Type), p.Manufacturer, p.Model, p.FirmwareVersion)),
    ])];

    private static IEnumerable<StudyRun> All => [Eventful, .. OtherTypes];

    private static StudyRun WithHubs(string yaml)
    {
        string folder = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "gb-with-hubs.yaml"), TestScenarios.ProfileWithHubs);
            return StudyRun.Of(yaml, folder: folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The most popular entry of every type that can be suspended.
    private static List<Product> PopularEntries()
    {
        InputErrors errors = new();
        PopulationProfile profile = ProfileReader.Read(
            YamlInput.Parse("gb-with-hubs.yaml", TestScenarios.ProfileWithHubs, errors)!, errors)! with { Premises = 1_500 };
        SimulatedEstate estate = EstateFactory.Generated(profile).Build(RuleSet.Sec2020, 7, 1, 1);
        return
        [
            .. estate.Partitions[0].Devices
            .Where(static d => d.RecordedFirmware != 0 && d.Type is not (DeviceType.Esme or DeviceType.Ihd or DeviceType.Cad))
            .GroupBy(static d => d.RecordedFirmware)
            .OrderByDescending(static g => g.Count())
            .Select(g => estate.Products[g.Key])
            .DistinctBy(static p => p.Type),
        ];
    }

    [Fact]
    public void Every_metric_is_what_the_event_log_says()
    {
        foreach (StudyRun run in All)
        {
            foreach (string variant in run.Variants)
            {
                SortedDictionary<string, double?> expected = new Recomputation(run.Log(variant)).Metrics();
                Assert.Equal(expected.Keys, run[variant].Metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
                foreach (Metric metric in run[variant].Metrics)
                {
                    Assert.True(
                        expected[metric.Name] == metric.Value,
                        $"{variant}: {metric.Name} is {metric.Value}, the log says {expected[metric.Name]}");
                }
            }
        }
    }

    [Fact]
    public void Every_metric_is_above_zero_somewhere()
    {
        IEnumerable<string> silent = All.SelectMany(static run => run.Result.Variants).SelectMany(static v => v.Metrics)
            .GroupBy(static m => m.Name).Where(static g => g.All(static m => m.Value is null or 0)).Select(static g => g.Key);

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_curve_is_what_the_event_log_says()
    {
        foreach (StudyRun run in All)
        {
            foreach (string variant in run.Variants)
            {
                Recomputation log = new(run.Log(variant));
                IReadOnlyList<Series> curves = run[variant].Series;
                Assert.Equal(
                    ["suspendedDevices", "requestsRejectedE5PerDay", "n28Waiting", "flagRecordsPerRun"], curves.Select(static c => c.Name));
                Assert.All(curves[0].Points, p => Assert.Equal(log.SuspendedAt(p.TimeMs), p.Value));
                Assert.All(curves[2].Points, p => Assert.Equal(log.WaitingAt(p.TimeMs), p.Value));
                Assert.All(curves[3].Points, p => Assert.Equal(log.RecordsAt(p.TimeMs), p.Value));
                long from = 0;
                foreach (SeriesPoint point in curves[1].Points)
                {
                    Assert.Equal(log.RejectedPerDay(from, point.TimeMs), point.Value, 6);
                    from = point.TimeMs;
                }
            }
        }
    }

    [Fact]
    public void Curves_have_a_point_for_every_sample_and_every_file_run()
    {
        const long Day = 86_400_000;
        IReadOnlyList<Series> curves = Eventful["rule c"].Series;

        Assert.Equal(Enumerable.Range(0, 361).Select(static i => i * (14 * Day / 360)), curves[0].Points.Select(static p => p.TimeMs));
        Assert.Equal(
            Enumerable.Range(0, 28).Select(static i => (2 * Day / 24) + (i * Day / 2)), curves[3].Points.Select(static p => p.TimeMs));
        Assert.All(curves.Take(4), static curve => Assert.Contains(curve.Points, static p => p.Value > 0));
    }

    [Fact]
    public void Table_of_users_is_what_the_event_log_says()
    {
        foreach (string variant in Eventful.Variants)
        {
            Dictionary<string, (int Count, double Longest)> expected = new Recomputation(Eventful.Log(variant)).N28ByUser();
            DetailTable table = Eventful[variant].Details.Single(static d => d.Name == "n28ByUser");
            Assert.Equal(expected.Count, table.Rows.Count);
            Assert.All(table.Rows, row => Assert.Equal(
                (expected[row[0]].Count.ToString((IFormatProvider?)null), expected[row[0]].Longest.ToString(
                    "0.###", null)), (row[1], row[4])));
        }
    }

    [Fact]
    public void Files_hold_no_more_than_the_cap_and_no_meter_point_twice()
    {
        var files = Eventful.Log("rule c").Where(static r => r.Event is "flag-exported" or "flag-rejected")
            .GroupBy(static r => (r.Party, r.Detail)).ToList();

        Assert.All(files, static file => Assert.InRange(file.Count(), 1, 7));
        Assert.All(files, static file => Assert.Single(file.Select(static r => r.TimeMs).Distinct()));
        Assert.All(files, static file => Assert.Distinct(file.Select(static r => r.MeterPoint)));
        Assert.Contains(files, static file => file.Count() == 7);
    }

    [Fact]
    public void Events_are_in_the_order_of_time()
    {
        foreach (StudyRun run in All)
        {
            Assert.All(run.Variants, variant =>
            {
                IReadOnlyList<LogRow> rows = run.Log(variant);
                Assert.Equal(rows.Select(static r => r.TimeMs).Order(), rows.Select(static r => r.TimeMs));
            });
        }
    }

    [Fact]
    public void Suspended_devices_are_restored_or_Suspended_at_the_end()
    {
        foreach (StudyRun run in All)
        {
            Assert.All(run.Variants, variant =>
            {
                IReadOnlyList<LogRow> rows = run.Log(variant);
                double atEnd = run.Metric(variant, "stuckSuspendedAtEnd") + run.Metric(variant, "suspendedAwaitingWorkAtEnd");
                Assert.Equal(run.Metric(variant, "devicesSuspended"), rows.Count(static r => r.Event == "restored") + atEnd);
            });
        }
    }

    [Fact]
    public void Alerts_go_to_each_recipient_of_each_device_once()
    {
        foreach (string variant in Eventful.Variants)
        {
            double suspended = Eventful.Metric(variant, "devicesSuspended");
            Assert.Equal((2 * suspended) + Eventful.Metric(variant, "n28ToExportSuppliers"), Eventful.Metric(variant, "n28Deliveries"));
        }

        Assert.Equal(0, Eventful.Metric("as-is", "n28ToExportSuppliers"));
        Assert.InRange(Eventful.Metric("draft", "n28ToExportSuppliers"), 1, Eventful.Metric("draft", "devicesSuspended") / 5);
    }
}
