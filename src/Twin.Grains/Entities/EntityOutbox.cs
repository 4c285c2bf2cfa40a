using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Twin.Domain.Identity;
using Twin.Domain.Records;

namespace Twin.Grains.Entities;

/// <summary>
/// The messages of one entity on their way: those of one receiver in their order, at least once, kept in the store until all are
/// delivered. Taken in the turns of its entity, sent outside of them by one sender at a time. Safe for use by several threads.
/// </summary>
internal sealed partial class EntityOutbox(EntityKey key, EntityHost host)
{
    private const int MostFollowers = 64;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly List<EntityMessage> unsent = [];
    private List<(long Version, Follower Follower)>? followers;
    private TaskCompletionSource? ended;
    private ITimer? retry;
    private long taken;
    private long sent;
    private long newest;
    private bool isStored;
    private bool isSending;
    private bool stopped;
    private string obstacle = string.Empty;

    /// <summary>Whether nothing is on its way.</summary>
    internal bool IsIdle
    {
        get
        {
            lock (unsent)
            {
                return unsent.Count == 0 && !isSending && !stopped;
            }
        }
    }

    /// <summary>The bytes of everything unsent with more to come, for the store.</summary>
    internal ReadOnlyMemory<byte> With(ImmutableArray<EntityMessage> more)
    {
        EntityMessage[] all;
        lock (unsent)
        {
            all = unsent.Count == 0 ? ImmutableCollectionsMarshal.AsArray(more)! : [.. unsent, .. more];
        }

        if (all.Length == 0)
        {
            return default;
        }

        ArrayBufferWriter<byte> bytes = new(256);
        EntityMessageForm.Write(all, bytes);
        return bytes.WrittenMemory;
    }

    /// <summary>Takes messages that the store has with a version. They go out with the next <see cref="Go"/>.</summary>
    /// <param name="version">The version.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="stored">Whether the store has an outbox with that version: these messages, or others that were unsent then.</param>
    internal void Take(long version, ImmutableArray<EntityMessage> messages, bool stored)
    {
        lock (unsent)
        {
            newest = version;
            isStored = stored;
            unsent.AddRange(messages.AsSpan());
            taken += messages.Length;
        }
    }

    /// <summary>Notes who has messages on its way because of a version, for those who wait for it.</summary>
    internal void Follow(long version, Follower follower)
    {
        lock (unsent)
        {
            followers ??= [];
            if (followers.Count == MostFollowers)
            {
                followers.RemoveAt(0);
            }

            followers.Add((version, follower));
        }
    }

    /// <summary>
    /// Sends what there is to send, unless somebody does already. Called without the entity's turn, which a receiver may want.
    /// </summary>
    internal void Go()
    {
        lock (unsent)
        {
            if (isSending || stopped || (unsent.Count == 0 && !isStored))
            {
                return;
            }

            isSending = true;
        }

        _ = SendAsync();
    }

    /// <summary>Waits until all that was taken is delivered, and gives the followers that a version made.</summary>
    /// <exception cref="EntityUnavailableException">It cannot be delivered now; it is kept.</exception>
    internal async Task<Follower[]> SettleAsync(long version)
    {
        long until = Volatile.Read(ref taken);
        for (int attempt = 1; ; attempt++)
        {
            Task? running = null;
            lock (unsent)
            {
                if (sent >= until || stopped)
                {
                    return followers is null
                        ? []
                        : [.. followers.Where(one => one.Version >= version).Select(static one => one.Follower)];
                }

                if (isSending)
                {
                    running = (ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                }
                else if (attempt > 2 && obstacle.Length > 0)
                {
                    // Whoever waits is told the truth: either it works now, or it is not acknowledged yet.
                    throw new EntityUnavailableException(
                        $"{unsent.Count} messages of {key} cannot be delivered yet and are kept: {obstacle}");
                }
            }

            if (running is null)
            {
                Go();
            }
            else
            {
                await running.ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends no more, and waits for what is being sent.</summary>
    internal Task StopAsync()
    {
        lock (unsent)
        {
            stopped = true;
            retry?.Dispose();
            retry = null;
            return isSending
                ? (ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : Task.CompletedTask;
        }
    }

    private async Task SendAsync()
    {
        while (Next(out long version) is { } batch)
        {
            try
            {
                await (batch.Length == 1
                    ? DeliverAsync(version, batch[0].Target, ImmutableCollectionsMarshal.AsImmutableArray(batch))
                    : Task.WhenAll(batch.GroupBy(static message => message.Target)
                        .Select(one => DeliverAsync(version, one.Key, [.. one])))).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it was, the messages are in the store and nothing else will send them.
                LogUndelivered(host.Log, error, key, batch.Length);
                TryLater(error.Message);
                return;
            }

            lock (unsent)
            {
                unsent.RemoveRange(0, batch.Length);
                sent += batch.Length;
                obstacle = string.Empty;
            }
        }
    }

    // What is to be sent next. When nothing is, or no more may be, sending ends and the store forgets what is delivered.
    private EntityMessage[]? Next(out long version)
    {
        TaskCompletionSource? end;
        bool forgets;
        lock (unsent)
        {
            version = newest;
            if (unsent.Count > 0 && !stopped)
            {
                return [.. unsent];
            }

            forgets = unsent.Count == 0 && isStored;
            isStored &= !forgets;
            isSending = false;
            end = ended;
            ended = null;
        }

        if (forgets)
        {
            host.Store.ClearOutbox(key, version);
        }

        end?.SetResult();
        return null;
    }

    private void TryLater(string why)
    {
        TaskCompletionSource? end;
        lock (unsent)
        {
            obstacle = why;
            isSending = false;
            end = ended;
            ended = null;
            if (!stopped)
            {
                retry ??= host.Clock.CreateTimer(_ => Go(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                retry.Change(RetryAfter, Timeout.InfiniteTimeSpan);
            }
        }

        end?.SetResult();
    }

    private async Task DeliverAsync(long version, EntityKey to, ImmutableArray<EntityMessage> messages)
    {
        CallMoment moment = new(messages[^1].At.Ms, host.Products.Version);
        long follows = await host.Grains.Of(to).ReceiveAsync(new MessageBatch(messages), moment).ConfigureAwait(false);
        if (follows == 0)
        {
            return;
        }

        Follow(version, new Follower(to.Kind, to.Number, follows));
    }

    [LoggerMessage(2001, LogLevel.Warning, "{Count} messages of {Entity} are not delivered; they are kept and sent again.")]
    private static partial void LogUndelivered(ILogger log, Exception error, EntityKey entity, int count);
}
