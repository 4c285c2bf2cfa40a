using System.Collections.Concurrent;
using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>Takes the server away from a store, in order and in a crash; on a server of their own, because others would suffer.</summary>
public sealed class PostgresFaultTests
{
    [PostgresFact]
    public async Task A_server_that_is_gone_refuses_steps_and_works_again_when_it_is_back()
    {
        using PostgresServer server = new();
        await using PostgresTwinStore store = await PostgresTwinStore.OpenAsync(
            new PostgresStoreOptions(server.CreateDatabase()), Sample.Forms);
        Task woken = store.WaitForEventsAsync(1).AsTask();
        await store.CommitAsync(Sample.Step(Sample.Meter, 1, 0, Sample.Event(Sample.Meter)));
        server.Stop();
        Task<long>[] refused = [.. Enumerable.Range(1, 5).Select(
            number => store.CommitAsync(Sample.Step(Sample.Device((ulong)number), 1)).AsTask())];
        foreach (Task<long> one in refused)
        {
            StoreUnavailableException said = await Assert.ThrowsAsync<StoreUnavailableException>(() => one);
            Assert.Contains("start it or correct the connection string", said.Message, StringComparison.Ordinal);
            Assert.False(said.OutcomeUnknown);
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ReadAsync<SampleMeter>(Sample.Meter));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.LastSequenceAsync());
        server.Start();
        Assert.Null(await store.ReadAsync<SampleMeter>(Sample.Device(1)));
        Assert.Equal(2, await store.CommitAsync(Sample.Step(Sample.Meter, 2, 0, Sample.Event(Sample.Meter))));
        await woken.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [PostgresFact]
    public async Task Crashes_of_the_server_under_load_lose_no_acknowledged_step_and_apply_none_twice()
    {
        const int Entities = 40;
        using PostgresServer server = new();
        await using PostgresTwinStore store = await PostgresTwinStore.OpenAsync(
            new PostgresStoreOptions(server.CreateDatabase()), Sample.Forms);
        ConcurrentDictionary<EntityKey, long> acknowledged = new();
        using SemaphoreSlim progress = new(0);
        using CancellationTokenSource end = new();
        Task[] writers = [.. Enumerable.Range(1, Entities).Select(number => Task.Run(
            () => WriteAsync(store, Sample.Device((ulong)number), acknowledged, progress, end.Token)))];
        for (int crash = 0; crash < 3; crash++)
        {
            for (int step = 0; step < 500; step++)
            {
                Assert.True(await progress.WaitAsync(TimeSpan.FromSeconds(60)));
            }

            server.Stop(crashes: true);
            server.Start();
        }

        await end.CancelAsync();
        await Task.WhenAll(writers);
        long stored = 0;
        foreach ((EntityKey key, long version) in acknowledged)
        {
            StoredEntity<SampleMeter> entity = (await store.ReadAsync<SampleMeter>(key))!;
            Assert.Equal(version, entity.Version);
            Assert.Equal(
                Enumerable.Range(1, (int)version).Select(one => (long)one),
                (await store.ReadEventsAsync(new EventFilter(key), 0, int.MaxValue)).Select(one => one.After));
            stored += version;
        }

        Assert.Equal(Enumerable.Range(1, (int)stored).Select(one => (long)one), await store.SequencesAsync());
    }

    // Goes on after refusals as a grain does: what was refused for good is tried again, and any doubt would show as a stale step.
    private static async Task WriteAsync(
        PostgresTwinStore store,
        EntityKey key,
        ConcurrentDictionary<EntityKey, long> acknowledged,
        SemaphoreSlim progress,
        CancellationToken end)
    {
        for (long version = 1; !end.IsCancellationRequested;)
        {
            try
            {
                await store.CommitAsync(KilledWriter.Step(key, version), CancellationToken.None);
                acknowledged[key] = version++;
                progress.Release();
            }
            catch (StoreUnavailableException refused) when (!refused.OutcomeUnknown)
            {
                await Task.Yield();
            }
        }
    }
}
