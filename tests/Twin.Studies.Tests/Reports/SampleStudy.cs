using Twin.Domain.Time;
using Twin.Studies.Results;

namespace Twin.Studies.Tests.Reports;

/// <summary>
/// A result as <c>cpl-removal</c> would give one: three variants, curves, a metric that nothing measured, replicated or not.
/// </summary>
internal static class SampleStudy
{
    public const string Events = "5f1c2f0b8a6f4f0f9a9a5d9c1f6f4e7c0e6e5a1b7c2d3e4f5a6b7c8d9e0f1a2b";
    private const string Hash = "9b74c9897bac770ffc029102a200c5de5f1c2f0b8a6f4f0f9a9a5d9c1f6f4e7c";
    private const long HorizonMs = 90 * SimTime.DayMs;
    private static readonly string[] Names = ["as-is", "MP105", "flag rule c"];

    public static StudyResult Single() => Build(1);

    public static StudyResult Replicated() => Build(10);

    public static RunManifest Manifest(StudyResult result) => new()
    {
        Study = result.Study,
        Seed = result.Seed,
        Replications = result.Replications,
        Threads = 2,
        Scenario = "study: cpl-removal\ntitle: A popular model leaves the CPL\n"
            + "# devices & firmware <as listed>\nmodel:\n  devices: 500000\n",
        ScenarioFolder = "studies",
        Settings = ["campaign.pacePercentPerDay=8"],
        Mods = ["MP105"],
        InputFiles = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["profiles/national.yaml"] = Hash,
            ["drafts/mine.yaml"] = Events,
        },
        TableHash = result.TableHash,
        Digest = result.Digest,
        ExogenousHash = result.ExogenousHash,
        Version = result.Version,
        StartedAt = "2026-11-22T13:00:00Z",
        WallSeconds = 7.25,
        Events = 31_415_926,
    };

    private static StudyResult Build(int replications)
    {
        VariantResult[] variants = [.. Enumerable.Range(0, Names.Length).Select(i => Variant(i, replications))];
        return new StudyResult
        {
            Study = "cpl-removal",
            Title = "A popular electricity meter leaves the CPL",
            Question = "500,000 meters run firmware 1.4.2 of one model. It leaves the Central Products List at day 2 and suppliers"
                + " update the meters over the air: how many are Suspended for how long, and what reaches the registration systems?",
            Answer =
            [
                "MP105 leaves 212 devices stuck in Suspended after 90 days instead of 14,873 (−98.6 %), and changes no flag.",
                "Flag rule c sends 985,342 records to the registration systems in 54 files; as-is and MP105 send none.",
                "At the worst moment 500,000 devices are Suspended, from day 3 to day 9.",
            ],
            Seed = 20_200_130,
            Replications = replications,
            Digest = Hash,
            ExogenousHash = Events,
            TableHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            Version = "0.1.0",
            HorizonMs = HorizonMs,
            Assumptions = Inputs(),
            Variants = variants,
            Differences = [.. variants.Skip(1).SelectMany(variant => Compare(variants[0], variant, replications))],
            Notes = ["PPMID and HCALCS leave Suspended only when the entry is re-listed or the device is replaced (11.4 is off)."],
        };
    }

    private static VariantResult Variant(int i, int replications) => new()
    {
        Name = Names[i],
        RuleSet = i switch
        {
            0 => "flag rule a2, export firstActive, no modification",
            1 => "flag rule a2, export firstActive, MP105",
            _ => "flag rule c, export all, no modification",
        },
        Switches = i switch
        {
            0 => [],
            1 => ["11.2 is accepted by Suspended ESME and GSME", "a firmware version read by 11.2 frees the device when it is on the CPL"],
            _ => ["flagRule: c (was a2)", "exportPolicy: all (was firstActive)"],
        },
        Digest = Hash[i..] + Hash[..i],
        ExogenousHash = Events,
        Metrics = [.. Metrics(i).Select(metric => replications == 1 ? metric : Replicate(metric))],
        Series = [Suspended(i), Records(i), Rejected()],
        Details = i == 0 ? [Delays(40)] : [Delays(3)],
    };

    private static Metric[] Metrics(int i) =>
    [
        new("devicesSuspended", 512_480, "devices", "Devices that entered Suspended at least once (R2).") { Title = "Devices suspended" },
        new("devicesSuspended.ESME", 500_000, "devices", string.Empty),
        new("devicesSuspended.PPMID", 12_480, "devices", string.Empty),
        new("n28Deliveries", 1_024_960, "alerts", "N28 alerts delivered to the queues of users."),
        new("n28ToExportSuppliers", 31_004, "alerts", "N28 alerts delivered to Export Suppliers."),
        new("n28DelayP99Seconds", i == 1 ? 4_512.5 : 4_530.25, "s", "99 % of N28 alerts were in their queue by then."),
        new("flagChanges", i == 2 ? 985_342 : 0, "changes", "Changes of the DCC Service Flag, exported or not."),
        new("flagRecordsExported", i == 2 ? 985_342 : 0, "records", "Records in D0350 and DXI files."),
        new("filesExported", i == 2 ? 54 : 0, "files", "D0350 and DXI files sent to registration data providers."),
        new("requestsRejectedE5", i == 1 ? 2_310_887 : 2_412_003, "requests", "Requests answered E5: the device was Suspended."),
        new("stuckSuspendedAtEnd", i == 1 ? 212 : 14_873, "devices", "Devices still Suspended when the run ended."),
        new("stuckSuspendedAtEnd.ESME", i == 1 ? 0 : 14_661, "devices", string.Empty),
        new("stuckSuspendedAtEnd.PPMID", 212, "devices", string.Empty),
        new("firmwareUpdatesWasted", i == 1 ? 103 : 15_210, "updates", "Second updates of devices whose first 11.3 response was lost."),
        new("rejectionShare", i == 1 ? 0.0381 : 0.03977, "", "Requests answered E5 as a share of all requests."),
        new("restoreDelayP50", i == 1 ? null : 842_400, "s", "Half of the devices were out of Suspended by then."),
    ];

    private static Metric Replicate(Metric metric) => metric.Value is not { } value
        ? metric
        : metric with
        {
            Value = value * 1.000_7,
            HalfWidth = metric.Name.Contains("Suspended.", StringComparison.Ordinal) ? 0 : value * 0.004,
        };

    private static IEnumerable<MetricDifference> Compare(VariantResult baseline, VariantResult variant, int replications)
    {
        foreach ((Metric from, Metric to) in baseline.Metrics.Zip(variant.Metrics))
        {
            double? absolute = to.Value - from.Value;
            double? relative = from.Value is 0 ? null : absolute / from.Value;
            double? half = replications == 1 || absolute is null ? null
                : absolute == 0 ? 0 : Math.Abs(absolute.Value) * (from.Unit == "s" ? 1.1 : 0.05);
            yield return new MetricDifference(
                from.Name, from.Unit, baseline.Name, variant.Name, from.Value, to.Value, absolute, relative, half);
        }
    }

    // Rises while the DSP suspends, falls with the campaign; MP105 frees the stuck rest. Flag rule c changes nothing here.
    private static Series Suspended(int i)
    {
        List<SeriesPoint> points = [new(0, 0)];
        for (int hour = 48; hour <= 90 * 24; hour++)
        {
            double rise = Math.Min(1, (hour - 48) / 24.0);
            double left = hour < 216 ? 1 : Math.Exp(-(hour - 216) / 240.0);
            double floor = i == 1 ? 212 : 14_873;
            points.Add(new(hour * SimTime.HourMs, Math.Round(rise * (floor + ((512_480 - floor) * left)))));
        }

        return new Series("suspendedDevices", "Suspended devices", "devices", points, Step: true);
    }

    private static Series Records(int i)
    {
        IEnumerable<SeriesPoint> points = Enumerable.Range(0, 91).Select(day => new SeriesPoint(
            day * SimTime.DayMs, i != 2 ? 0 : day is 3 or 4 ? 250_000 : day > 9 ? Math.Round(20_700 * Math.Exp(-(day - 10) / 24.0)) : 0));
        return new Series("flagRecordsPerRun", "Flag records exported per run", "records per run", [.. points], Step: false);
    }

    private static Series Rejected()
    {
        IEnumerable<SeriesPoint> points = Enumerable.Range(0, 91).Select(day =>
            new SeriesPoint(day * SimTime.DayMs, day < 2 ? 0 : Math.Round(2_400_000 * (1 - Math.Exp(-(day - 2) / 20.0)))));
        return new Series("rejectedTotal", "Requests answered E5, all so far", "requests", [.. points], Step: true);
    }

    private static DetailTable Delays(int users) => new(
        "n28DelayPerUser",
        "N28 alerts and their delay per user",
        ["User", "Role", "Alerts", "P50 (s)", "P99 (s)"],
        [
            .. Enumerable.Range(1, users).Select(user => (IReadOnlyList<string>)
            [
                $"90-B3-D5-1F-30-00-00-{user:X2}", user % 3 == 0 ? "GS" : "IS",
                $"{1_000_000 / (user + 1)}", $"{2_000 - user}", $"{4_500.5 - user}",
            ]),
        ]);

    private static Assumption[] Inputs() =>
    [
        new("model.devices", "500000", "devices", AssumptionOrigin.CommandLine,
            "--set model.devices=500000",
            "Devices of the model with this firmware."),
        new("removal.at", "172800000", "ms", AssumptionOrigin.Scenario,
            "scenario file",
            "When the entry leaves the CPL, from the start of the run."),
        new("export.recordsPerFile", "20000", "records", AssumptionOrigin.Published,
            "MP077 requirements, answer to question 4",
            "The most records in one D0350 or DXI file."),
        new("campaign.responseLossPercent", "3", "%", AssumptionOrigin.Assumed,
            "No public value: MP105 describes the loss and gives no rate (Twin fact sheet 4.9).",
            "Firmware activations whose 11.3 response is lost."),
        new("suspension.ratePerSecond", "5.787", "devices/s", AssumptionOrigin.Assumed,
            "No public value (Twin fact sheet 4.9).",
            "How fast the DSP suspends devices."),
        new("campaign.pace", "21600", "s", AssumptionOrigin.Assumed,
            "No public value (Twin fact sheet 4.9).",
            "The time between two tranches of the firmware campaign."),
        new("suspendHubs", "false", string.Empty, AssumptionOrigin.Published,
            "Twin resolutions R2",
            "Whether communications hubs are suspended too."),
    ];
}
