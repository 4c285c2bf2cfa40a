using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Twin.Contracts;
using Twin.Domain.Rules;
using Twin.Gateway;
using Twin.Grains.Storage;

namespace Twin.Silo;

/// <summary>A live twin from its start to its end, for a process that does nothing else.</summary>
public static partial class TwinServer
{
    /// <summary>Starts the twin, says where it is, and stops it cleanly when it is asked to.</summary>
    /// <param name="options">The twin.</param>
    /// <param name="gateway">The gateway.</param>
    /// <param name="ready">Called once when it answers, with its URL.</param>
    /// <param name="note">Told in sentences what a start that takes long is doing, and of doubtful input.</param>
    /// <param name="cancellation">Asks it to stop; what was acknowledged is stored before it ends.</param>
    /// <exception cref="InvalidInputException">An option, the profile or a modification is wrong.</exception>
    /// <exception cref="TwinUnavailableException">The store cannot be used, or the address cannot be listened on.</exception>
    public static async Task RunAsync(
        TwinSiloOptions options, GatewayOptions gateway, Action<string> ready, Action<string> note, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(note);

        // People are told in sentences. They would tear a log of objects apart, so there they become entries as soon as there is a log.
        List<string> early = [];
        await using WebApplication application =
            await BuildAsync(options, gateway, gateway.JsonLogs ? early.Add : note, cancellation);
        ILogger log = gateway.JsonLogs
            ? application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Twin.Silo")
            : NullLogger.Instance;
        early.ForEach(sentence => Noted(log, sentence));
        await StartAsync(application, gateway, cancellation);
        try
        {
            string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            Started(log, address, options.Storage);
            ready(address);
            TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = cancellation.Register(asked.SetResult);
            await asked.Task;
        }
        finally
        {
            // The stop itself may take as long as the hosts allow: it drains calls and writes what waits.
            await application.StopAsync(CancellationToken.None);
        }

        Stopped(log);
    }

    internal static async Task<WebApplication> BuildAsync(
        TwinSiloOptions options, GatewayOptions gateway, Action<string> note, CancellationToken cancellation)
    {
        try
        {
            return await TwinSilo.BuildAsync(options, gateway, note, cancellation);
        }
        catch (StoreUnavailableException unavailable)
        {
            throw new TwinUnavailableException(
                unavailable.Message, "Check the storage named by --storage, --data and --connection.", unavailable);
        }
    }

    private static async Task StartAsync(WebApplication application, GatewayOptions gateway, CancellationToken cancellation)
    {
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new TwinUnavailableException(
                $"the address {gateway.Url} is in use", "Stop what listens there, or choose another with --port.", taken);
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "The twin is ready at {Address}, storage {Storage}.")]
    private static partial void Started(ILogger log, string address, TwinStorageKind storage);

    [LoggerMessage(4002, LogLevel.Information, "The twin stopped; everything acknowledged is stored.")]
    private static partial void Stopped(ILogger log);

    [LoggerMessage(4003, LogLevel.Information, "{Sentence}")]
    private static partial void Noted(ILogger log, string sentence);
}
