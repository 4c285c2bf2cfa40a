using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Load;

/// <summary><c>twin load show</c>: a scenario's file, to copy and edit; checked as it is shown.</summary>
internal static class LoadShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> name = LoadScenarioFile.Argument();
        Verb verb = new(
            "show",
            "Check a load scenario and print its file, to copy and edit.",
            "twin load show business-as-usual > my-load.yaml",
            "twin load show my-load.yaml")
        {
            name,
        };
        verb.SetAction(parsed =>
        {
            terminal.Out.Write(LoadScenarioFile.Load(parsed.GetRequiredValue(name)).Text);
            return ExitCode.Ok;
        });
        return verb;
    }
}
