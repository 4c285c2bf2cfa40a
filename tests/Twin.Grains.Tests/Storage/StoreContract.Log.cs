using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

internal static partial class StoreContract
{
    private static async Task A_step_gives_the_sequence_of_its_last_event_or_of_the_last_before_it(ITwinStore store)
    {
        Happening one = Sample.Event(Sample.Meter);
        Assert.Equal(0, await store.CommitAsync(Sample.Step(Sample.Meter, 1)));
        Assert.Equal(3, await store.CommitAsync(Sample.Step(Sample.Meter, 2, 0, one, one, one)));
        Assert.Equal(3, await store.CommitAsync(Sample.Step(Sample.Meter, 3)));
        Assert.Equal(5, await store.AppendAsync([one, one]));
        Assert.Equal(5, await store.AppendAsync([]));
        Assert.Equal(5, await store.LastSequenceAsync());
        long[] all = await store.SequencesAsync();
        Assert.Equal([1L, 2, 3, 4, 5], all);
    }

    private static async Task An_event_reads_back_as_it_was(ITwinStore store)
    {
        Happening full = new()
        {
            At = new SimTime(-1),
            Kind = TwinEventKind.Response,
            Entity = Sample.HighMeter,
            Cause = -3,
            Before = long.MinValue,
            After = long.MaxValue,
            User = ushort.MaxValue,
            Provider = 0,
            Request = new RequestId(Sample.Supplier, new DeviceId(ulong.MaxValue), ulong.MaxValue),
            Clause = "E4.3 § 1",
            Values = RequestValues.Of(KeyValuePair.Create("meter", RequestValue.Of(long.MinValue))),
        };
        Happening empty = new() { At = new SimTime(0), Kind = TwinEventKind.Operation, Entity = default };
        await store.CommitAsync(Sample.Step(Sample.Meter, 1, 0, full, empty));
        IReadOnlyList<StoredEvent> read = await store.ReadEventsAsync(default, 0, 10);
        Assert.Equal([full, empty], read.Select(Sample.Told));
        Assert.Equal([1L, 2], read.Select(static one => one.Sequence));
        Assert.True(read[1].Detail.IsEmpty);
    }

    private static async Task Events_are_found_by_entity_user_provider_and_kind(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(
            Sample.Meter, 1, 0,
            Sample.Event(Sample.Meter),
            Sample.Event(Sample.Meter, TwinEventKind.DccAlert, user: 7),
            Sample.Event(Sample.Point, TwinEventKind.FlagChanged, provider: 0)));
        await store.CommitAsync(Sample.Step(
            Sample.HighMeter, 1, 0, Sample.Event(Sample.HighMeter, TwinEventKind.DeviceAlert, user: 7), Sample.Event(Sample.Meter)));
        await store.AppendAsync([Sample.Event(Sample.Meter, TwinEventKind.Operation), Sample.Event(Sample.Point, user: 8, provider: 3)]);
        (EventFilter Filter, long After, int Most, long[] Expected)[] cases =
        [
            (default, 0, 100, [1, 2, 3, 4, 5, 6, 7]),
            (default, 5, 100, [6, 7]),
            (default, 0, 3, [1, 2, 3]),
            (default, 7, 100, []),
            (new EventFilter(Entity: Sample.Meter), 0, 100, [1, 2, 5, 6]),
            (new EventFilter(Entity: Sample.Meter), 1, 2, [2, 5]),
            (new EventFilter(Entity: Sample.HighMeter), 0, 100, [4]),
            (new EventFilter(Entity: new EntityKey(EntityKind.CommunicationsHub, Sample.Meter.Number)), 0, 100, []),
            (new EventFilter(Entity: Sample.Point), 0, 100, [3, 7]),
            (new EventFilter(User: 7), 0, 100, [2, 4]),
            (new EventFilter(User: 7), 2, 100, [4]),
            (new EventFilter(User: 9), 0, 100, []),
            (new EventFilter(User: 0), 0, 100, []),
            (new EventFilter(Provider: 0), 0, 100, [3]),
            (new EventFilter(Provider: -1), 0, 100, []),
            (new EventFilter(Kind: TwinEventKind.DccAlert), 0, 100, [2]),
            (new EventFilter(Sample.Meter, 7, null, TwinEventKind.DccAlert), 0, 100, [2]),
            (new EventFilter(Sample.Meter, 7, null, TwinEventKind.DeviceAlert), 0, 100, []),
        ];
        foreach ((EventFilter filter, long after, int most, long[] expected) in cases)
        {
            Assert.Equal(expected, await store.SequencesAsync(filter, after, most));
        }
    }

    private static async Task Who_waits_for_events_is_woken(ITwinStore store)
    {
        await store.AppendAsync([Sample.Event(Sample.Meter)]);
        Assert.True(store.WaitForEventsAsync(0).AsTask().Wait(TimeSpan.FromSeconds(30)));
        Task wait = store.WaitForEventsAsync(1).AsTask();
        Assert.False(wait.IsCompleted);
        await store.CommitAsync(Sample.Step(Sample.Meter, 1));
        await store.CommitAsync(Sample.Step(Sample.Meter, 2, 0, Sample.Event(Sample.Meter)));
        await wait.WaitAsync(TimeSpan.FromSeconds(30));
        using CancellationTokenSource enough = new();
        Task further = store.WaitForEventsAsync(2, enough.Token).AsTask();
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => further);
    }

    private static async Task A_cancelled_caller_hands_nothing_over(ITwinStore store)
    {
        if (store is MemoryTwinStore)
        {
            // It ends before anyone could cancel.
            return;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.CommitAsync(Sample.Step(Sample.Meter, 1), new CancellationToken(canceled: true)));
        Assert.Null(await store.ReadAsync<SampleMeter>(Sample.Meter));
    }

    private static async Task Outboxes_are_pending_until_they_are_cleared(ITwinStore store)
    {
        EntityKey[] keys = [Sample.Device(5), Sample.HighMeter, Sample.Meter];
        foreach (EntityKey key in keys)
        {
            await store.CommitAsync(Sample.Step(key, 1) with { Outbox = Sample.Bytes(1) });
        }

        await store.CommitAsync(new EntityCommit<SamplePoint>
        {
            Key = Sample.Point, Version = 1, Record = new SamplePoint(1), Outbox = Sample.Bytes(3),
        });
        await store.CommitAsync(Sample.Step(Sample.Device(6), 1));
        Assert.Equal(new[] { keys[0], keys[2], keys[1], Sample.Point }, await store.ReadPendingOutboxesAsync(default, 10));
        Assert.Equal([keys[2], keys[1]], await store.ReadPendingOutboxesAsync(keys[0], 2));
        Assert.Equal([keys[1], Sample.Point], await store.ReadPendingOutboxesAsync(keys[2], 5));
        Assert.Equal([Sample.Point], await store.ReadPendingOutboxesAsync(keys[1], 5));
        Assert.Empty(await store.ReadPendingOutboxesAsync(Sample.Point, 5));
        store.ClearOutbox(keys[0], 1);
        store.ClearOutbox(keys[1], 2);
        store.ClearOutbox(Sample.Point, 1);
        await store.AppendAsync([]);
        Assert.Equal([keys[2], keys[1]], await store.ReadPendingOutboxesAsync(default, 10));
        Assert.True((await store.ReadAsync<SampleMeter>(keys[0]))!.Outbox.IsEmpty);
    }

    private static async Task Entities_are_found_by_their_columns_ascending(ITwinStore store)
    {
        (ulong Number, long Status, string? Supplier)[] meters =
            [(3, 1, "BLUE"), (1, 1, null), (ulong.MaxValue, 1, "BLUE"), (2, 2, "BLUE"), (1UL << 63, 1, "BLUE"), (long.MaxValue, 1, "BLUE")];
        foreach ((ulong number, long status, string? supplier) in meters)
        {
            await store.CommitAsync(Sample.Step(Sample.Device(number), 1) with { Record = new SampleMeter(status, supplier, "") });
        }

        KeyValuePair<string, ColumnValue> one = new("status", ColumnValue.Of(1));
        KeyValuePair<string, ColumnValue> blue = new("supplier", ColumnValue.Of("BLUE"));
        KeyValuePair<string, ColumnValue> nobody = new("supplier", ColumnValue.None);
        (KeyValuePair<string, ColumnValue>[] Where, ulong? After, int Most, ulong[] Expected)[] cases =
        [
            ([], null, 10, [1, 2, 3, long.MaxValue, 1UL << 63, ulong.MaxValue]),
            ([], 2, 2, [3, long.MaxValue]),
            ([], long.MaxValue, 10, [1UL << 63, ulong.MaxValue]),
            ([], 1UL << 63, 10, [ulong.MaxValue]),
            ([], ulong.MaxValue, 10, []),
            ([one, blue], null, 10, [3, long.MaxValue, 1UL << 63, ulong.MaxValue]),
            ([nobody, one], 0, 10, [1]),
            ([nobody], 1, 10, []),
            ([one], null, 3, [1, 3, long.MaxValue]),
        ];
        foreach ((KeyValuePair<string, ColumnValue>[] where, ulong? after, int most, ulong[] expected) in cases)
        {
            Assert.Equal(expected, await store.FindAsync(EntityKind.Device, where, after, most));
        }

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.FindAsync(EntityKind.Device, [new("no_such", ColumnValue.None)], null, 1));
        Assert.Equal([2UL, 3], (await store.ScanAsync<SampleMeter>(1, 2)).Select(record => record.Key));
        Assert.Equal(6, (await store.ScanAsync<SampleMeter>(null, 10)).Count);
        await store.CommitAsync(Sample.Step(Sample.Device(4), 1));
        Assert.Equal([3UL, 4], (await store.ScanAsync<SampleMeter>(2, 2)).Select(record => record.Key));
    }

    private static async Task Many_writers_at_once_get_sequences_without_gaps_in_the_order_of_their_steps(ITwinStore store)
    {
        const int Writers = 50;
        const int Steps = 20;
        long[][] given = await Task.WhenAll(Enumerable.Range(1, Writers).Select(async writer =>
        {
            EntityKey key = Sample.Device((ulong)writer << 58);
            long[] sequences = new long[Steps];
            for (int step = 0; step < Steps; step++)
            {
                sequences[step] = await Task.Run(
                    async () => await store.CommitAsync(Sample.Step(key, step + 1, 0, Sample.Event(key), Sample.Event(key))));
            }

            return sequences;
        }));
        Assert.All(given, sequences => Assert.Equal(sequences.Order(), sequences));
        Assert.Equal(Writers * Steps, given.SelectMany(sequences => sequences).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, Writers * Steps * 2).Select(number => (long)number), await store.SequencesAsync());
    }

    private static async Task Steps_of_one_entity_that_are_handed_over_without_waiting_are_all_stored(ITwinStore store)
    {
        Task<long>[] steps = [.. Enumerable.Range(1, 30).Select(version => store.CommitAsync(
            Sample.Step(Sample.Meter, version, 0, Sample.Event(Sample.Meter))).AsTask())];
        Assert.Equal(Enumerable.Range(1, 30).Select(number => (long)number), await Task.WhenAll(steps));
        Assert.Equal(30, (await store.ReadAsync<SampleMeter>(Sample.Meter))!.Version);
    }

    private static async Task Of_two_writers_of_one_version_one_wins_and_its_neighbours_are_stored(ITwinStore store)
    {
        Task<long>[] steps = [.. Enumerable.Range(0, 60).Select(at => store.CommitAsync(
            at % 3 == 2
                ? Sample.Step(Sample.Meter, 1, 100 + at, Sample.Event(Sample.Meter))
                : Sample.Step(Sample.Device((ulong)at + 1), 1)).AsTask())];
        await Task.WhenAll(steps.Select(step => step.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(41, steps.Count(step => step.IsCompletedSuccessfully));
        Assert.All(steps.Where(step => step.IsFaulted), step => Assert.IsType<StaleEntityException>(step.Exception!.InnerException));
        Assert.Equal(1, await store.LastSequenceAsync());
    }
}
