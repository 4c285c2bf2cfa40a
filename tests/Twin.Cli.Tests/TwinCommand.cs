using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Tests;

/// <summary>Runs the command in process, with its output caught.</summary>
internal static class TwinCommand
{
    public static async Task<Outcome> RunAsync(params string[] args) => await RunAsync(Program.CreateCommands, args);

    public static async Task<Outcome> RunAsync(
        Func<Terminal, RootCommand> commands, string[] args, CancellationToken cancellation = default)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Terminal terminal = new() { Out = output, Error = error, Clock = new ManualClock() };
        int exitCode = await CommandLineRun.ExecuteAsync(commands(terminal), args, terminal, cancellation);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    internal sealed record Outcome(int ExitCode, string Out, string Error);
}
