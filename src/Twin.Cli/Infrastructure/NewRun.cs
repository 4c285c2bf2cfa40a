using System.Globalization;
using System.Security.Cryptography;
using Twin.Domain.Rules;
using Twin.Studies.Reports;

namespace Twin.Cli.Infrastructure;

/// <summary>What a run gets when the user does not say: a seed and a folder.</summary>
internal static class NewRun
{
    /// <summary>A seed by chance, told to the user unless they asked for quiet.</summary>
    public static ulong ChooseSeed(Terminal terminal, bool quiet)
    {
        uint seed = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
        if (!quiet)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed: {seed}"));
        }

        return seed;
    }

    /// <summary>A folder under <c>runs/</c> that does not exist, named after what runs and when.</summary>
    public static string FreeFolder(string name, DateTimeOffset now)
    {
        string stem = Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{name}-{now:yyyyMMdd-HHmmss}"));
        string candidate = stem;
        for (int copy = 2; Directory.Exists(candidate); copy++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{stem}-{copy}");
        }

        return candidate;
    }

    /// <summary>Says on standard error where the report is.</summary>
    public static void TellReport(Terminal terminal, string folder)
        => terminal.Error.WriteLine($"report: {Path.Combine(folder, "report.html")}");

    /// <summary>Ends the command when a run folder could not be begun or completed.</summary>
    /// <exception cref="InvalidInputException">The place that the user named cannot be used.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static void ThrowIf(RunFolderError? error)
    {
        if (error is not null)
        {
            throw error.Fault == RunFolderFault.Input ? new InvalidInputException(error.Message) : new IOException(error.Message);
        }
    }
}
