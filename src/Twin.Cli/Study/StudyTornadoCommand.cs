using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Studies.Evidence;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary><c>twin study tornado</c>: which assumption moves the answer most.</summary>
internal static class StudyTornadoCommand
{
    private const decimal MostSpread = 1_000;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        StudyRunWords words = new();
        Option<string[]> metrics = EvidenceOptions.Metrics("The metric whose movement is shown; may be given several times.");
        metrics.Required = true;
        Option<decimal?> spread = Spread();
        Option<string[]> over = new("--over")
        {
            Description =
                "A range for an input; may be given several times. Then only these inputs are moved, unless --spread is given too.",
            HelpName = "key=low..high",
        };
        Verb verb = new(
            "tornado",
            "Run a study with each unpublished number in turn at a low and a high value, and sort the inputs by what they move.",
            "twin study tornado cpl-removal --metric stuckSuspendedAtEnd",
            "twin study tornado cpl-removal --metric requestsRejectedE5 --spread 20 --replications 5 --out runs/tornado",
            "twin study tornado cpl-removal --metric stuckSuspendedAtEnd --over lostResponse.percent=0.5..5 "
                + "--over campaign.pacePercentPerDay=2..8");
        words.AddTo(verb, logsEvents: false, metrics, spread, over);
        verb.SetAction((parsed, cancellation) =>
        {
            StudyInput input = words.Read(parsed);
            TornadoPlan plan = TornadoPlan.Read(
                input, parsed.GetRequiredValue(metrics), parsed.GetValue(spread), parsed.GetValue(over) ?? []);
            ExecutionSettings how = words.How(parsed, input, input.Study.Name + "-tornado", terminal);
            TornadoResult tornado = new StudyExecution(terminal, parsed.IsQuiet()).Tornado(plan, how, cancellation);
            if (parsed.GetValue(words.Json))
            {
                terminal.Out.Write(TornadoJson.Text(tornado));
            }
            else
            {
                EvidenceOutput.Write(terminal, tornado);
            }

            NewRun.TellReport(terminal, how.Target);
            return Task.FromResult(ExitCode.Ok);
        });
        return verb;
    }

    private static Option<decimal?> Spread() => new("--spread")
    {
        Description = "Move each input down and up by so many percent of its value. Without it, to half and to double; a percentage to "
            + "half and double its odds.",
        HelpName = "percent",
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (decimal.TryParse(found, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
                && value is > 0 and <= MostSpread)
            {
                return value;
            }

            result.AddError(
                $"--spread: found '{found}'; allowed: a number above 0 and up to {MostSpread.ToString(CultureInfo.InvariantCulture)}");
            return null;
        },
    };
}
