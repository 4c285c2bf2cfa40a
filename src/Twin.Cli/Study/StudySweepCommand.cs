using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Studies.Evidence;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary><c>twin study sweep</c>: a study at each of several values of an input.</summary>
internal static class StudySweepCommand
{
    private const int DefaultSteps = 5;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        StudyRunWords words = new();
        Option<string[]> over = new("--over")
        {
            Description = "The input to move: a range with both ends, or values with commas between; for a choice its key alone means all "
                + "of it. Give it twice for a grid of two inputs.",
            HelpName = "key=a..b",
            Required = true,
        };
        Option<int?> steps = CommonOptions.Number("--steps", 2, SweepPlan.MostPoints);
        steps.Description = "How many values a range has, both ends included. Without it, 5.";
        Option<string[]> metrics = EvidenceOptions.Metrics(
            "A metric to draw; may be given several times. Without it, the first that move. The files have all.");
        Option<string[]> thresholds = new("--threshold")
        {
            Description = "Say where the metric keeps to a value; may be given several times.",
            HelpName = "metric<number",
        };
        Verb verb = new(
            "sweep",
            "Run a study at each of several values of one input or two, every variant on the same seed, and draw what its metrics do.",
            "twin study sweep cpl-removal --over campaign.pacePercentPerDay=2..8 --steps 4",
            "twin study sweep cpl-removal --over lostResponse.percent=0.5,1,2,4 --metric stuckSuspendedAtEnd --replications 5",
            "twin study sweep cpl-removal --over lostResponse.percent=0..4 --over lostResponse.action --out runs/grid",
            "twin study sweep cpl-removal --over campaign.pacePercentPerDay=2..8 --threshold \"requestsRejectedE5<400000\" --json");
        words.AddTo(verb, logsEvents: false, over, steps, metrics, thresholds);
        verb.SetAction((parsed, cancellation) =>
        {
            StudyInput input = words.Read(parsed);
            SweepPlan plan = SweepPlan.Read(
                input,
                parsed.GetRequiredValue(over),
                parsed.GetValue(steps) ?? DefaultSteps,
                parsed.GetValue(metrics) ?? [],
                parsed.GetValue(thresholds) ?? []);
            ExecutionSettings how = words.How(parsed, input, input.Study.Name + "-sweep", terminal);
            SweepResult sweep = new StudyExecution(terminal, parsed.IsQuiet()).Sweep(plan, how, cancellation);
            if (parsed.GetValue(words.Json))
            {
                terminal.Out.Write(SweepJson.Text(sweep));
            }
            else
            {
                EvidenceOutput.Write(terminal, sweep);
            }

            NewRun.TellReport(terminal, how.Target);
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }
}
