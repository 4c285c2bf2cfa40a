using System.Text.RegularExpressions;
using Twin.Domain.Rules;
using Twin.Studies.CplRemoval;
using Twin.Studies.Evidence;
using Twin.Studies.Results;
using Twin.Studies.Running;
using Xunit;

namespace Twin.Studies.Tests.Evidence;

/// <summary>Sweeps and tornados of tests, and what of their reports is worth comparing.</summary>
internal static partial class EvidenceRuns
{
    /// <summary>A sweep of the knobs.</summary>
    internal static SweepResult Sweep(
        string[] over, int steps = 5, string[]? metrics = null, string[]? thresholds = null, int replications = 1, StudyInput? input = null)
    {
        SweepPlan plan = SweepPlan.Read(input ?? KnobStudy.Input(), over, steps, metrics ?? [], thresholds ?? []);
        SweepResult sweep = SweepRunner.Run(plan, new StudyRunOptions { Seed = 5, Replications = replications }).Result;
        return sweep with { Points = [.. sweep.Points.Select(static point => point with { Result = Timeless(point.Result) })] };
    }

    /// <summary>What is wrong with a sweep of the knobs.</summary>
    internal static string[] SweepErrors(string[] over, int steps = 5, params string[] thresholds)
        => [.. Assert.Throws<InvalidInputException>(() => SweepPlan.Read(KnobStudy.Input(), over, steps, [], thresholds)).Errors
            .Select(static one => one.ToString())];

    /// <summary>A tornado of the knobs.</summary>
    internal static TornadoResult Tornado(
        string[] metrics, string[]? over = null, decimal? spread = null, int replications = 1, StudyInput? input = null)
    {
        TornadoPlan plan = TornadoPlan.Read(input ?? KnobStudy.Input(), metrics, spread, over ?? []);
        TornadoResult tornado = TornadoRunner.Run(plan, new StudyRunOptions { Seed = 5, Replications = replications }).Result;
        return tornado with
        {
            Base = Timeless(tornado.Base),
            Bars = [.. tornado.Bars.Select(static bar => bar with { Low = Timeless(bar.Low), High = Timeless(bar.High) })],
        };
    }

    /// <summary>A result without what changes when a rule table or the version does.</summary>
    internal static StudyResult Timeless(StudyResult result) => result with { TableHash = "tables", Version = "0.1.0" };

    /// <summary>A small estate with a removal and everything that may go wrong in it.</summary>
    internal static StudyInput Removal(params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            string path = Path.Combine(folder, "scenario.yaml");
            File.WriteAllText(
                path,
                """
                study: cpl-removal
                estate: { profile: gb, premises: 400 }
                inputs: { horizonDays: 12, campaign: { startAfterHours: 24, pacePercentPerDay: 20 }, lostResponse: { percent: 30 } }
                variants: [{ name: as-is }, { name: MP105, mods: [MP105] }]
                """);
            return StudyInput.Load(new CplRemovalStudy(), path, settings, []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A manifest that says nothing of when and how fast.</summary>
    internal static RunManifest Manifest(StudyInput input, StudyResult result)
        => input.ManifestOf(result, threads: 2, "2026-01-01T00:00:00Z", wallSeconds: 1.5, events: 120);

    /// <summary>A page without its style sheets, which have their own tests.</summary>
    internal static string WithoutStyle(Action<TextWriter> write)
    {
        using StringWriter writer = new();
        write(writer);
        return Style().Replace(writer.ToString(), "<style></style>");
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
