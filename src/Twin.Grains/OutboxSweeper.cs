using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Twin.Domain.Identity;
using Twin.Grains.Entities;

namespace Twin.Grains;

/// <summary>
/// Wakes entities that have messages left over from a silo that went down: when this silo starts, and when another one dies. A few at a
/// time, so that a big heap does not stop the rest.
/// </summary>
internal sealed partial class OutboxSweeper(
    EntityHost host, ISiloStatusOracle silos, TimeProvider clock, ILogger<OutboxSweeper> log) : BackgroundService, ISiloStatusListener
{
    private const int Page = 256;
    private const int AtOnce = 8;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim wanted = new(1);

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
        {
            wanted.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        wanted.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        using PeriodicTimer pause = new(Retry, clock);
        try
        {
            while (true)
            {
                await wanted.WaitAsync(stoppingToken);
                while (!await TrySweepAsync(stoppingToken))
                {
                    await pause.WaitForNextTickAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
        finally
        {
            silos.UnSubscribeFromSiloStatusEvents(this);
        }
    }

    private async Task<bool> TrySweepAsync(CancellationToken cancellation)
    {
        try
        {
            EntityKey after = default;
            long woken = 0;
            while (true)
            {
                IReadOnlyList<EntityKey> keys = await host.Store.ReadPendingOutboxesAsync(after, Page, cancellation);
                foreach (EntityKey[] some in keys.Chunk(AtOnce))
                {
                    await Task.WhenAll(some.Select(key => host.Grains.Of(key).WakeAsync()));
                }

                woken += keys.Count;
                if (keys.Count < Page)
                {
                    if (woken > 0)
                    {
                        LogSwept(log, woken);
                    }

                    return true;
                }

                after = keys[^1];
            }
        }
        catch (Exception error) when (error is not OperationCanceledException and not OutOfMemoryException)
        {
            LogNotSwept(log, error);
            return false;
        }
    }

    [LoggerMessage(2007, LogLevel.Information, "{Count} entities had messages left over and send them now.")]
    private static partial void LogSwept(ILogger log, long count);

    [LoggerMessage(2008, LogLevel.Warning, "Messages left over could not be looked for; it is tried again.")]
    private static partial void LogNotSwept(ILogger log, Exception error);
}
