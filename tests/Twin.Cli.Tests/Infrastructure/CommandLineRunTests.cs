using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Cli.Tests.Infrastructure;

public class CommandLineRunTests
{
    [Theory]
    [InlineData("", "error: Required command was not provided.\nSee 'twin --help'.\n")]
    [InlineData("bench", "error: Required command was not provided.\nSee 'twin bench --help'.\n")]
    [InlineData("bench memroy", "error: Unrecognized command or argument 'memroy'.\nSee 'twin bench --help'.\n")]
    [InlineData("bench memory --frob", "error: Unrecognized command or argument '--frob'.\nSee 'twin bench memory --help'.\n")]
    [InlineData(
        "bench memory --rounds 0",
        "error: --rounds: found '0'; allowed: a whole number from 1 to 1000000\nSee 'twin bench memory --help'.\n")]
    [InlineData(
        "bench memory --rounds 1.5",
        "error: --rounds: found '1.5'; allowed: a whole number from 1 to 1000000\nSee 'twin bench memory --help'.\n")]
    public async Task Wrong_arguments_are_the_users_error_and_name_the_help(string line, string error)
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(new TwinCommand.Outcome(ExitCode.InvalidInput, "", error), outcome);
    }

    [Fact]
    public async Task Help_goes_to_standard_output_and_succeeds_even_beside_wrong_arguments()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("bench", "memory", "--frob", "--help");
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Examples:\n  twin bench memory\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_input_prints_every_error_on_a_line_of_its_own()
    {
        InputErrors errors = new();
        errors.Add("my.yaml", 3, "pace", "-1", "0 or more");
        errors.Add("my.yaml", 0, "", "", "", "ends within a value");
        const string Expected = "error: my.yaml:3: field 'pace': found '-1'; allowed: 0 or more\nerror: my.yaml: ends within a value\n";
        TwinCommand.Outcome outcome = await RunThrowing(new InvalidInputException([.. errors.Items]));
        Assert.Equal(new TwinCommand.Outcome(ExitCode.InvalidInput, "", Expected), outcome);
    }

    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new InvalidInputException("--seed is given twice"), 2, "error: --seed is given twice\n" },
        { new FileNotFoundException("no a.csv"), 2, "error: no a.csv\nCheck the spelling of the path.\n" },
        { new DirectoryNotFoundException("no b"), 2, "error: no b\nCheck the spelling of the path.\n" },
        { new UnauthorizedAccessException("denied"), 1, "error: denied\nCheck who may read and write there, or choose another place.\n" },
        { new IOException("full: d", 28), 1, "error: full: d\nFree some space, or choose another place.\n" },
        { new IOException("bad: e"), 1, "error: bad: e\nCheck that the path can be read and written, then try again.\n" },
        { new InsufficientMemoryException("too big"), 1, "error: too big\nChoose a smaller estate or a machine with more memory.\n" },
        { new OperationCanceledException(), 130, "cancelled: nothing was kept\n" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_says_whose_fault_it_is_and_what_to_do(Exception failure, int exitCode, string error)
        => Assert.Equal(new TwinCommand.Outcome(exitCode, "", error), await RunThrowing(failure));

    [Fact]
    public async Task A_fault_of_the_twin_shows_where_it_happened()
    {
        TwinCommand.Outcome outcome = await RunThrowing(new InvalidOperationException("impossible"));
        Assert.Equal(ExitCode.EnvironmentFailed, outcome.ExitCode);
        Assert.Contains("fault of twin", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(nameof(RunThrowing), outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_command_exits_as_after_ctrl_c()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(
            Program.CreateCommands, ["bench", "memory", "--quiet", "--mebibytes", "1"], cancelled.Token);
        Assert.Equal(new TwinCommand.Outcome(ExitCode.Cancelled, "", "cancelled: nothing was kept\n"), outcome);
    }

    private static Task<TwinCommand.Outcome> RunThrowing(Exception exception)
    {
        return TwinCommand.RunAsync(Commands, ["fail"]);

        RootCommand Commands(Terminal terminal)
        {
            Verb fail = new("fail", "Fails.");
            fail.SetAction(int (_) => throw exception);
            return [fail];
        }
    }
}
