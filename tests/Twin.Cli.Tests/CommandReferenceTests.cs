using System.CommandLine;
using System.Text;
using Twin.Cli.Infrastructure;
using Twin.Testing;
using Xunit;

namespace Twin.Cli.Tests;

/// <summary>docs/reference/cli.md is the help text of every command.</summary>
public class CommandReferenceTests
{
    private const string Head =
        """
        # The `twin` command

        Generated from the command's own help; to refresh it, run the tests of Twin.Cli.Tests with `TWIN_UPDATE_GOLDENS=1`.

        Data goes to standard output; errors, notes and progress go to standard error. Progress is shown on a terminal only. Colour is
        left out where nobody watches and where `NO_COLOR` is set.

        | Exit code | Meaning |
        |---|---|
        | 0 | Done. |
        | 1 | The environment failed: disk, permissions, memory. The message names the path and what to do. |
        | 2 | The input is wrong: an option, a file, a value in a file. Every error is printed, with file, line and field. |
        | 99 | All went well, and a threshold of the scenario was crossed. |
        | 130 | Stopped by Ctrl-C; nothing half done is left. |

        """;

    [Fact]
    public async Task The_reference_shows_the_help_of_every_command()
    {
        StringBuilder page = new(Head);
        foreach (string[] path in Paths(Program.CreateCommands(Unused()), []))
        {
            TwinCommand.Outcome outcome = await TwinCommand.RunAsync([.. path, "--help"]);
            IEnumerable<string> lines = outcome.Out.TrimEnd().Split('\n').Select(line => line.TrimEnd());
            page.Append($"\n## {string.Join(' ', ["twin", .. path])}\n\n```text\n{string.Join('\n', lines)}\n```\n");
        }

        Golden.Verify("../../../docs/reference/cli.md", page.ToString());
    }

    [Fact]
    public void Every_command_that_does_something_has_a_description_and_an_example()
        => Assert.All(
            Leaves(Program.CreateCommands(Unused())),
            command =>
            {
                Verb verb = Assert.IsType<Verb>(command);
                Assert.NotEmpty(verb.Examples);
                Assert.All(verb.Options, option => Assert.False(string.IsNullOrEmpty(option.Description), $"{verb.Name} {option.Name}"));
                Assert.All(verb.Arguments, argument => Assert.False(string.IsNullOrEmpty(argument.Description), argument.Name));
            });

    private static Terminal Unused() => new() { Out = TextWriter.Null, Error = TextWriter.Null, Clock = new ManualClock() };

    private static IEnumerable<string[]> Paths(Command command, string[] path)
        => [path, .. command.Subcommands.SelectMany(inner => Paths(inner, [.. path, inner.Name]))];

    private static IEnumerable<Command> Leaves(Command command)
        => command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}
