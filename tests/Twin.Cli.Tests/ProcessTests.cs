using System.Diagnostics;
using Twin.Cli.Infrastructure;
using Xunit;

namespace Twin.Cli.Tests;

/// <summary>What only the real process shows: streams, exit codes, signals.</summary>
public class ProcessTests
{
    [Fact]
    public async Task Data_goes_to_standard_output_and_notes_to_standard_error()
    {
        using Process process = Start("bench", "memory", "--mebibytes", "1", "--rounds", "1", "--threads", "1", "--json");
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(ExitCode.Ok, process.ExitCode);
        Assert.StartsWith("{\n  \"threads\": 1,\n", output, StringComparison.Ordinal);
        Assert.EndsWith("}\n", output, StringComparison.Ordinal);
        Assert.Equal("measuring on 1 threads, 2 x 1 MiB each\n", await error);
    }

    [Fact]
    public async Task An_unknown_option_exits_with_2()
    {
        using Process process = Start("--frob");
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.Empty(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(ExitCode.InvalidInput, process.ExitCode);
        Assert.Contains("'--frob'", await error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_printed()
    {
        using Process process = Start("--version");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    [Fact]
    public async Task Ctrl_c_ends_a_long_command_with_130()
    {
        // A shell's background job inherits an interrupt that is ignored, and would hand that on to the command.
        string[] bench = ["--default-signal=INT", Command, "bench", "memory", "--mebibytes", "1", "--rounds", "1000000", "--threads", "1"];
        ProcessStartInfo start = new("env", bench) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        // The command's first note shows that it has started and listens.
        await process.StandardError.ReadLineAsync();
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((ExitCode.Cancelled, "cancelled: nothing was kept\n"), (process.ExitCode, error));
    }

    [Fact]
    public async Task A_full_disk_under_standard_output_exits_with_1()
    {
        ProcessStartInfo start = new("bash", ["-c", $"'{Command}' --help >/dev/full"]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(ExitCode.EnvironmentFailed, process.ExitCode);
        Assert.Equal("error: No space left on device\nFree some space, or choose another place.\n", error);
    }

    private static string Command => Path.Combine(AppContext.BaseDirectory, "twin");

    private static Process Start(params string[] args)
        => Process.Start(new ProcessStartInfo(Command, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
