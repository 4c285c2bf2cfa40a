using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Orleans.Timers;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>
/// The messages of one entity on their way: those of one receiver in their order, at least once, kept in the store until all are
/// delivered. Lives in the turns of its grain.
/// </summary>
internal sealed partial class EntityOutbox(IGrainBase grain, EntityKey key, EntityHost host)
{
    private const int MostFollowers = 64;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly List<EntityMessage> unsent = [];
    private readonly List<(long Version, Follower Follower)> followers = [];
    private Task sending = Task.CompletedTask;
    private long newest;
    private bool isStored;
    private bool stopped;
    private string obstacle = string.Empty;

    /// <summary>The bytes of everything unsent with more to come, for the store.</summary>
    internal ReadOnlyMemory<byte> With(ImmutableArray<EntityMessage> more)
    {
        if (unsent.Count + more.Length == 0)
        {
            return default;
        }

        ArrayBufferWriter<byte> bytes = new(256);
        EntityMessageForm.Write((EntityMessage[])[.. unsent, .. more], bytes);
        return bytes.WrittenMemory;
    }

    /// <summary>Takes messages that the store has with a version, and sends them.</summary>
    internal void Start(long version, ImmutableArray<EntityMessage> messages)
    {
        newest = version;
        isStored = unsent.Count + messages.Length > 0;
        unsent.AddRange(messages);
        if (isStored && sending.IsCompleted)
        {
            sending = SendAsync();
        }
    }

    /// <summary>Waits for what is being sent, and gives the followers that a version made.</summary>
    internal async Task<Follower[]> SettleAsync(long version)
    {
        await sending;
        if (unsent.Count > 0 && !stopped)
        {
            // The last try failed. Whoever waits is told the truth: either it works now, or it is not acknowledged yet.
            sending = SendAsync();
            await sending;
            if (unsent.Count > 0)
            {
                throw new EntityUnavailableException($"{unsent.Count} messages of {key} cannot be delivered yet and are kept: {obstacle}");
            }
        }

        return followers.Count == 0
            ? []
            : [.. followers.Where(one => one.Version >= version).Select(one => one.Follower)];
    }

    internal Task StopAsync()
    {
        stopped = true;
        return sending;
    }

    private async Task SendAsync()
    {
        while (unsent.Count > 0 && !stopped)
        {
            EntityMessage[] batch = [.. unsent];
            long version = newest;
            try
            {
                await (batch.Length == 1
                    ? DeliverAsync(version, batch[0].Target, ImmutableCollectionsMarshal.AsImmutableArray(batch))
                    : Task.WhenAll(
                        batch.GroupBy(static message => message.Target).Select(one => DeliverAsync(version, one.Key, [.. one]))));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it was, the messages are in the store and nothing else will send them.
                obstacle = error.Message;
                LogUndelivered(host.Log, error, key, batch.Length);
                grain.RegisterGrainTimer(RetryAsync, RetryAfter, Timeout.InfiniteTimeSpan);
                return;
            }

            unsent.RemoveRange(0, batch.Length);
        }

        if (unsent.Count == 0 && isStored)
        {
            isStored = false;
            host.Store.ClearOutbox(key, newest);
        }
    }

    private async Task DeliverAsync(long version, EntityKey to, ImmutableArray<EntityMessage> messages)
    {
        CallMoment moment = new(messages[^1].At.Ms, host.Products.Version);
        long follows = await host.Grains.Of(to).ReceiveAsync(new MessageBatch(messages), moment);
        if (follows == 0)
        {
            return;
        }

        if (followers.Count == MostFollowers)
        {
            followers.RemoveAt(0);
        }

        followers.Add((version, new Follower(to.Kind, to.Number, follows)));
    }

    private Task RetryAsync()
    {
        if (sending.IsCompleted && !stopped)
        {
            sending = SendAsync();
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(2001, LogLevel.Warning, "{Count} messages of {Entity} are not delivered; they are kept and sent again.")]
    private static partial void LogUndelivered(ILogger log, Exception error, EntityKey entity, int count);
}
