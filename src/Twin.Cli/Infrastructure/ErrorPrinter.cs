using Twin.Contracts;
using Twin.Domain.Rules;

namespace Twin.Cli.Infrastructure;

/// <summary>Says what went wrong, in the user's terms, and whose fault it is.</summary>
internal static class ErrorPrinter
{
    private const int UnixNoSpaceLeft = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Prints every error on a line of its own, <c>error: file:line: field ...</c> where the place is known.</summary>
    /// <returns>The exit code for it.</returns>
    public static int Print(Exception exception, TextWriter error)
    {
        (int exitCode, string[] lines) = Describe(exception);
        foreach (string line in lines)
        {
            error.WriteLine(line);
        }

        return exitCode;
    }

    private static (int ExitCode, string[] Lines) Describe(Exception exception) => exception switch
    {
        InvalidInputException { Errors.Count: > 0 } invalid
            => (ExitCode.InvalidInput, [.. invalid.Errors.Select(one => $"error: {one}")]),
        InvalidInputException invalid => (ExitCode.InvalidInput, [$"error: {invalid.Message}"]),
        TwinRequestException refused
            => (ExitCode.InvalidInput, [.. refused.Problems.Select(one => $"error: {one}")]),
        TwinUnavailableException unavailable => Environment(unavailable, unavailable.Remedy),
        FileNotFoundException or DirectoryNotFoundException
            => (ExitCode.InvalidInput, [$"error: {exception.Message}", "Check the spelling of the path."]),
        OperationCanceledException => (ExitCode.Cancelled, ["cancelled: nothing was kept"]),
        UnauthorizedAccessException
            => Environment(exception, "Check who may read and write there, or choose another place."),
        IOException { HResult: UnixNoSpaceLeft or WindowsDiskFull }
            => Environment(exception, "Free some space, or choose another place."),
        IOException => Environment(exception, "Check that the path can be read and written, then try again."),
        OutOfMemoryException => Environment(exception, "Choose a smaller estate or a machine with more memory."),
        _ => (ExitCode.EnvironmentFailed, [$"error: this is a fault of twin, please report it: {exception}"]),
    };

    private static (int ExitCode, string[] Lines) Environment(Exception exception, string remedy)
        => (ExitCode.EnvironmentFailed, [$"error: {exception.Message}", remedy]);
}
