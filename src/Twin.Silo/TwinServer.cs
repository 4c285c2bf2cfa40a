using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts;
using Twin.Domain.Rules;
using Twin.Gateway;
using Twin.Grains.Storage;

namespace Twin.Silo;

/// <summary>A live twin from its start to its end, for a process that does nothing else.</summary>
public static class TwinServer
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
        await using WebApplication application = await BuildAsync(options, gateway, note, cancellation);
        await StartAsync(application, gateway, cancellation);
        try
        {
            ready(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
            TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = cancellation.Register(asked.SetResult);
            await asked.Task;
        }
        finally
        {
            // The stop itself may take as long as the hosts allow: it drains calls and writes what waits.
            await application.StopAsync(CancellationToken.None);
        }
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
}
