using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Twin.Client;

namespace Twin.Live.Tests.Faults;

/// <summary>A real <c>twin serve</c> in a process of its own, which a test may kill.</summary>
internal sealed class TwinProcess : IAsyncDisposable
{
    // The estate, the seed and the standing time of every twin of these tests; Replay works them out again.
    private const string Estate = "serve --profile gb --premises 300 --seed 7 --start 2026-01-05T00:00:00Z --paused";

    private readonly Process process;
    private readonly Task<string> errors;

    private TwinProcess(Process process, Task<string> errors, string url)
    {
        this.process = process;
        this.errors = errors;
        Url = url;
    }

    /// <summary>Where it answers.</summary>
    internal string Url { get; }

    /// <summary>Starts a twin and ends when it says that it is ready.</summary>
    /// <param name="storage">The options that name its store, each argument on its own.</param>
    /// <exception cref="InvalidOperationException">It ended instead; holds what it said.</exception>
    internal static async Task<TwinProcess> StartAsync(params string[] storage)
    {
        string url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        Process process = Launch([.. storage, "--url", url]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        TwinProcess twin = new(process, errors, url);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(url, StringComparison.Ordinal))
            {
                return twin;
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"twin serve ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>Starts a twin that is expected to refuse.</summary>
    /// <returns>Its exit code and what it said.</returns>
    internal static async Task<(int Code, string Said)> RefusedAsync(params string[] storage)
    {
        using Process process = Launch([.. storage, "--url", $"http://127.0.0.1:{FreePort()}"]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }

    /// <summary>A client of it.</summary>
    /// <param name="retries">How often it tries again by itself. Default: never, so that the test decides what is tried again.</param>
    internal TwinClient Connect(int retries = 0) => TwinClient.Connect(Url, new TwinClientOptions { Retries = retries });

    /// <summary>Kills it as the operating system does when memory runs out: SIGKILL, nothing is flushed.</summary>
    internal void Kill() => process.Kill();

    /// <summary>Ends when the process is gone.</summary>
    internal Task GoneAsync() => process.WaitForExitAsync();

    /// <summary>What it wrote to standard error, when it is gone.</summary>
    internal Task<string> SaidAsync() => errors;

    /// <summary>Runs a part of a test; when it fails, kills the process and fails with what the process said as well.</summary>
    internal async Task ExplainAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Exception failure)
        {
            Kill();
            await GoneAsync();
            throw new InvalidOperationException($"{failure.Message}\n{Url} said:\n{await errors}", failure);
        }
    }

    /// <summary>Asks it to stop, as an operator does.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> StopAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _ = await errors;
        process.Dispose();
    }

    private static Process Launch(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "twin.dll"));
        foreach (string argument in (IEnumerable<string>)[.. Estate.Split(' '), "--silo-port", "0", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
