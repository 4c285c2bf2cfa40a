using Microsoft.Extensions.Logging;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Grains.Entities;
using Twin.Grains.Providers;
using Twin.Grains.Storage;

namespace Twin.Grains.Clock;

/// <summary>
/// Fires what is due in its order: by time, then by entity and number; what is due at one time side by side, a few at once. An item
/// leaves the store with the step that it causes, so a crash loses none.
/// </summary>
internal sealed partial class DueRun(EntityHost host, IGrainFactory factory, FileSchedule files, ILogger log)
{
    private const int Batch = 512;
    private const int AtOnce = 16;
    private const int MostAttempts = 3;

    private readonly Dictionary<(EntityKey Key, long Number), int> failures = [];

    /// <summary>How far a run came.</summary>
    /// <param name="Reached">The time of the last thing done.</param>
    /// <param name="FilesDoneMs">The last file run done.</param>
    /// <param name="IsDone">Whether nothing more is due.</param>
    internal readonly record struct Progress(SimTime Reached, long FilesDoneMs, bool IsDone);

    /// <summary>When the next thing is due: an item, or a file run if an RDP waits for one; null when nothing is.</summary>
    internal async Task<SimTime?> NextAsync(long filesDoneMs)
    {
        SimTime? item = await host.Store.NextDueAsync();
        SimTime run = files.NextAfter(new SimTime(filesDoneMs));
        return item is null || run < item ? await AnyWaitsAsync() ? run : item : item;
    }

    /// <summary>Does a batch of what is due until a time.</summary>
    internal async Task<Progress> RunAsync(SimTime until, long filesDoneMs, long productVersion)
    {
        SimTime run = files.NextAfter(new SimTime(filesDoneMs));
        SimTime edge = run < until ? run : until;
        IReadOnlyList<DueItem> items = await host.Store.ReadDueAsync(edge, Batch + failures.Count);
        DueItem[] open = [.. items.Where(item => failures.GetValueOrDefault((item.Key, item.Number)) < MostAttempts)];
        if (open.Length > 0)
        {
            return new Progress(await FireAsync(open, productVersion), filesDoneMs, IsDone: false);
        }

        if (run > until)
        {
            return new Progress(until, filesDoneMs, IsDone: true);
        }

        await Task.WhenAll(Providers().Select(provider => provider.RunFileAsync(run.Ms)));
        return new Progress(run, run.Ms, IsDone: false);
    }

    private IEnumerable<IRdpGrain> Providers()
        => Enumerable.Range(0, host.Estate.Providers.Length).Select(number => factory.GetGrain<IRdpGrain>(number));

    private async Task<bool> AnyWaitsAsync()
    {
        foreach (IRdpGrain provider in Providers())
        {
            if ((await provider.ReadAsync()).Pending > 0)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<SimTime> FireAsync(DueItem[] items, long productVersion)
    {
        foreach (IGrouping<SimTime, DueItem> moment in items.GroupBy(static item => item.At))
        {
            foreach (IGrouping<EntityKey, DueItem>[] some in moment.GroupBy(static item => item.Key).Chunk(AtOnce))
            {
                await Task.WhenAll(some.Select(one => FireAsync(one, productVersion)));
            }
        }

        return items[^1].At;
    }

    private async Task FireAsync(IEnumerable<DueItem> ofOneEntity, long productVersion)
    {
        foreach (DueItem item in ofOneEntity)
        {
            try
            {
                EntityReply reply = await host.Grains.Of(item.Key)
                    .FireAsync(item.Number, item.Content.ToArray(), new CallMoment(item.At.Ms, productVersion));
                if (reply.Unsettled != 0)
                {
                    await host.Grains.SettleAsync(item.Key, reply.Unsettled);
                }
            }
            catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException
                && !CallFailures.IsUnavailable(error))
            {
                // An error of the program: the same item would stop the twin's time for ever.
                int attempts = failures.GetValueOrDefault((item.Key, item.Number)) + 1;
                failures[(item.Key, item.Number)] = attempts;
                LogNotFired(log, error, item.Number, item.Key, attempts);
            }
        }
    }

    [LoggerMessage(2005, LogLevel.Error, "Due item {Number} of {Entity} failed, attempt {Attempt}; it stays in the store.")]
    private static partial void LogNotFired(ILogger log, Exception error, long number, EntityKey entity, int attempt);
}
