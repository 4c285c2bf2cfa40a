using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Contracts.Views;
using Twin.Domain.Rules;

namespace Twin.Cli.Send;

/// <summary><c>twin send time</c>: shows and changes how the twin's time goes.</summary>
internal static class SendTimeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SendCommands commands)
    {
        Option<int?> speed = CommonOptions.Number("--speed", 0, 86_400);
        Option<bool> pause = new("--pause") { Description = "Let it stand." };
        Option<bool> run = new("--run") { Description = "Let it go." };
        Option<int?> step = CommonOptions.Number("--step", 1, 31_622_400);
        speed.Description = "Seconds of the twin in one of the clock; 0 for as fast as what is due can be done.";
        step.Description = "Go on by so many seconds at once, doing what falls due. Needs it to stand.";
        step.HelpName = "seconds";
        Verb verb = new("time", "Show the twin's time, or change how it goes.", "twin send time", "twin send time --pause", "twin send time --step 86400")
        {
            speed, pause, run, step,
        };
        return commands.Complete(verb, async (parsed, client, output, cancellation) =>
        {
            bool stands = parsed.GetValue(pause);
            bool goes = parsed.GetValue(run);
            if (stands && goes)
            {
                throw new InvalidInputException("--pause and --run are both given; allowed: one of them");
            }

            TimeControl control = new()
            {
                Speed = parsed.GetValue(speed), Paused = stands ? true : goes ? false : null, StepSeconds = parsed.GetValue(step),
            };
            output.Write(control == new TimeControl()
                ? await client.GetTimeAsync(cancellation)
                : await client.SetTimeAsync(control, cancellation));
            return ExitCode.Ok;
        });
    }
}
