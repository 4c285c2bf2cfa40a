using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Twin.Cli.Infrastructure;

/// <summary>One run of the command line, from the words the user typed to the exit code. Tests hand in their own terminal.</summary>
internal static class CommandLineRun
{
    /// <summary>Parses and runs; every failure is printed to the terminal's error output and becomes an exit code.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">The words after <c>twin</c>.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <param name="cancellation">Asks the command to stop and leave nothing half done.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> ExecuteAsync(
        RootCommand root, IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            Complete(root, terminal);
            ParseResult parsed = root.Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
            {
                return RefuseArguments(parsed, terminal);
            }

            InvocationConfiguration configuration = new()
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            int exitCode = await parsed.InvokeAsync(configuration, cancellation);
            await terminal.Out.FlushAsync(CancellationToken.None);
            return exitCode;
        }
        catch (Exception exception)
        {
            return ErrorPrinter.Print(exception, terminal.Error);
        }
    }

    /// <summary>Adds what every command has: <c>--quiet</c>, and help with examples.</summary>
    private static void Complete(RootCommand root, Terminal terminal)
    {
        root.HelpName = "twin";
        root.Add(CommonOptions.Quiet());
        if (root.Options.OfType<HelpOption>().Single() is { Action: HelpAction help } option)
        {
            help.MaxWidth = Math.Min(terminal.Width, Terminal.DefaultWidth);
            option.Action = new HelpWithExamples(help);
        }
    }

    private static int RefuseArguments(ParseResult parsed, Terminal terminal)
    {
        // A command that is missing because its word was misspelt is one error, not two.
        bool isMisspelt = parsed.UnmatchedTokens.Count > 0;
        IEnumerable<string> messages = parsed.Errors.Select(error => error.Message).Distinct();
        foreach (string message in messages.Where(text => !isMisspelt || !text.StartsWith("Required command", StringComparison.Ordinal)))
        {
            terminal.Error.WriteLine($"error: {message}");
        }

        IEnumerable<string> path = parsed.CommandResult.Command.Path().Skip(1).Select(command => command.Name);
        terminal.Error.WriteLine($"See '{string.Join(' ', ["twin", .. path, "--help"])}'.");
        return ExitCode.InvalidInput;
    }

    /// <summary>The commands from the root down to this one.</summary>
    private static IEnumerable<Command> Path(this Command command)
        => [.. command.Parents.OfType<Command>().Take(1).SelectMany(parent => parent.Path()), command];
}
