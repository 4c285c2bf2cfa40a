using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Time;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <content>Steps of several entities, and answers that are older than the window.</content>
internal static partial class StoreContract
{
    /// <summary>How long the stores under test keep answers.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private static async Task Steps_of_several_entities_are_stored_with_everything_in_one_order(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(Sample.HighMeter, 1, 0, Sample.Event(Sample.HighMeter)));
        long last = await store.CommitAsync(Together(
            Sample.Step(Sample.Meter, 1, 0, Sample.Event(Sample.Meter), Sample.Event(Sample.Point)),
            Full(Sample.HighMeter, 2),
            new EntityCommit<SamplePoint>
            {
                Key = Sample.Point,
                Version = 1,
                Record = new SamplePoint(8),
                Events = [Sample.Event(Sample.Point), Sample.Event(Sample.Point)],
            }));
        Assert.Equal(6, last);
        Assert.Equal(6, await store.LastSequenceAsync());
        await store.HasAsync([2L], new EventFilter(Sample.Meter));
        await store.HasAsync([1L, 4], new EventFilter(Sample.HighMeter));
        await store.HasAsync([3L, 5, 6], new EventFilter(Sample.Point));
        await store.HasAsync([5L, 6], new EventFilter(Sample.Point), 3, 2);
        Assert.Equal(8, (await store.ReadAsync<SamplePoint>(Sample.Point))!.Record.Flag);
        StoredEntity<SampleMeter> with = (await store.ReadAsync<SampleMeter>(Sample.HighMeter))!;
        Assert.Equal((2, "version 2", 1), (with.Version, with.Record.Note, with.Outbox.Length));
        Assert.NotNull(await store.FindAnswerAsync(Sample.HighMeter, Sample.Supplier, 5));
        Assert.Equal(new SimTime(77), await store.NextDueAsync());
        Assert.Equal([Sample.HighMeter], await store.ReadPendingOutboxesAsync(default, 5));
    }

    private static async Task Steps_of_several_entities_of_which_one_is_stale_leave_nothing(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(Sample.Meter, 1, 0, Sample.Event(Sample.Meter)));
        EntityCommit<SampleMeter>[][] cases =
        [
            [Full(Sample.Meter, 2), Full(Sample.HighMeter, 2)],
            [Full(Sample.Meter, 2), Full(Sample.Device(5), 1), Full(Sample.HighMeter, 3)],
            [Full(Sample.Device(5), 1), Full(Sample.Meter, 1)],
            [Full(Sample.Meter, 1), Full(Sample.Device(5), 1)],
        ];
        EntityKey[] stale = [Sample.HighMeter, Sample.HighMeter, Sample.Meter, Sample.Meter];
        for (int at = 0; at < cases.Length; at++)
        {
            // Others in the same batch do not suffer.
            Task<long> refused = store.CommitAsync(Together(cases[at][0], cases[at][1..])).AsTask();
            await store.CommitAsync(Sample.Step(Sample.Device((ulong)at + 10), 1, 0, Sample.Event(Sample.Device((ulong)at + 10))));
            Assert.Equal(stale[at], (await Assert.ThrowsAsync<StaleEntityException>(() => refused)).Key);
        }

        Assert.Equal(1, (await store.ReadAsync<SampleMeter>(Sample.Meter))!.Version);
        Assert.Null(await store.ReadAsync<SampleMeter>(Sample.Device(5)));
        Assert.Null(await store.ReadAsync<SampleMeter>(Sample.HighMeter));
        await store.HasAsync([1L], new EventFilter(Sample.Meter));
        Assert.Equal(1 + cases.Length, await store.LastSequenceAsync());
        Assert.Null(await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, 5));
        Assert.Null(await store.NextDueAsync());
        Assert.Empty(await store.ReadPendingOutboxesAsync(default, 5));
        Assert.Equal(6, await store.CommitAsync(Sample.Step(Sample.Meter, 2, 0, Sample.Event(Sample.Meter))));
        await store.HasAsync([1L, 6], new EventFilter(Sample.Meter));
    }

    private static async Task Units_that_share_entities_are_stored_one_after_the_other(ITwinStore store)
    {
        Task<long>[] units = [.. Enumerable.Range(1, 20).Select(version => store.CommitAsync(Together(
            Sample.Step(Sample.Device((ulong)version), 1, 0, Sample.Event(Sample.Device((ulong)version))),
            Sample.Step(Sample.Meter, version, 0, Sample.Event(Sample.Meter)))).AsTask())];
        Assert.Equal(Enumerable.Range(1, 20).Select(number => 2L * number), await Task.WhenAll(units));
        Assert.Equal(20, (await store.ReadAsync<SampleMeter>(Sample.Meter))!.Version);
        Assert.Equal(Enumerable.Range(1, 20).Select(number => 2L * number), await store.SequencesAsync(new EventFilter(Sample.Meter)));
    }

    private static async Task A_long_history_is_read_in_portions(ITwinStore store)
    {
        await store.AppendAsync([Sample.Event(Sample.Meter)]);
        for (int version = 1; version <= 40; version++)
        {
            await store.CommitAsync(Sample.Step(
                Sample.Meter, version, 0, Sample.Event(Sample.Meter), Sample.Event(Sample.Meter, TwinEventKind.DccAlert)));
        }

        EventFilter all = new(Sample.Meter);
        List<long> read = [];
        while (await store.SequencesAsync(all, read.Count == 0 ? 0 : read[^1], 7) is { Length: > 0 } portion)
        {
            read.AddRange(portion);
        }

        Assert.Equal(Enumerable.Range(1, 81).Select(number => (long)number), read);
        await store.HasAsync([3L, 5], all with { Kind = TwinEventKind.DccAlert }, 0, 2);
    }

    private static async Task An_answer_is_kept_for_the_window_and_goes_when_others_have_come(ITwinStore store)
    {
        long step = (long)Window.TotalMilliseconds / 500;
        for (int version = 1; version <= 2_500; version += 100)
        {
            await store.CommitAsync(Sample.Step(Sample.Meter, (version / 100) + 1) with
            {
                Answers =
                [
                    .. Enumerable.Range(version, 100).Select(
                        number => new StoredAnswer(Sample.Supplier, (ulong)number, new SimTime(number * step), Sample.Bytes(1))),
                ],
            });
        }

        for (ulong counter = 2_001; counter <= 2_500; counter++)
        {
            Assert.NotNull(await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, counter));
        }

        Assert.Null(await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, 1));
        Assert.Null(await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, 1_000));
    }

    private static EntityCommit<SampleMeter> Full(EntityKey key, long version)
        => Sample.Step(key, version, 0, Sample.Event(key)) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, 5, default, Sample.Bytes(5))],
            Due = Sample.Due(key, (1, 77)),
            Outbox = Sample.Bytes(1),
        };

    private static EntityCommit<SampleMeter> Together(EntityCommit<SampleMeter> step, params EntityCommit[] with)
        => step with { With = [.. with] };
}
