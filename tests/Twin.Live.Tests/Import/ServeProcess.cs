using System.Diagnostics;

namespace Twin.Live.Tests.Import;

/// <summary>A real <c>twin serve</c> that does not come as far as answering.</summary>
internal static class ServeProcess
{
    /// <summary>Runs one that refuses.</summary>
    /// <returns>Its exit code and what it said.</returns>
    internal static async Task<(int Code, string Said)> ToTheEndAsync(params string[] words)
    {
        using Process process = Launch(words);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }

    /// <summary>Kills one, nothing flushed, when it says a line that begins so.</summary>
    internal static async Task KilledAtAsync(string said, params string[] words)
    {
        using Process process = Launch(words);
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith(said, StringComparison.Ordinal))
        {
        }

        Xunit.Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static Process Launch(string[] words)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])[Path.Combine(AppContext.BaseDirectory, "twin.dll"), "serve", "--port", "0", .. words])
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }
}
