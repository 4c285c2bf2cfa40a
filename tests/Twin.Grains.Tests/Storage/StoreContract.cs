using System.Reflection;
using Twin.Domain.Identity;
using Twin.Domain.Time;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>What every store promises. Each method is a case; the test class of a store runs all of them.</summary>
internal static partial class StoreContract
{
    /// <summary>The names of the cases.</summary>
    public static TheoryData<string> Cases => [.. Methods().Select(method => method.Name)];

    public static async Task RunAsync(string name, Func<Task<ITwinStore>> open)
    {
        await using ITwinStore store = await open();
        await (Task)Methods().Single(method => method.Name == name).Invoke(null, [store])!;
    }

    private static IEnumerable<MethodInfo> Methods()
        => typeof(StoreContract).GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(method => method.ReturnType == typeof(Task) && method.GetParameters() is [{ ParameterType.Name: nameof(ITwinStore) }]);

    private static async Task An_entity_that_was_never_stored_reads_as_nothing(ITwinStore store)
    {
        Assert.Null(await store.ReadAsync<SampleMeter>(Sample.Meter));
        Assert.Null(await store.ReadAsync<SamplePoint>(Sample.Point));
        Assert.Equal(0, await store.LastSequenceAsync());
        Assert.Empty(await store.SequencesAsync());
        Assert.Null(await store.NextDueAsync());
    }

    private static async Task A_step_reads_back_with_its_version_and_outbox(ITwinStore store)
    {
        foreach (EntityKey key in (EntityKey[])[Sample.Meter, Sample.HighMeter])
        {
            await store.CommitAsync(Sample.Step(key, 1) with { Record = new SampleMeter(-7, "BLUE", "ä€"), Outbox = Sample.Bytes(1, 2) });
            StoredEntity<SampleMeter> read = (await store.ReadAsync<SampleMeter>(key))!;
            Assert.Equal(1, read.Version);
            Assert.Equal(new SampleMeter(-7, "BLUE", "ä€"), read.Record);
            Assert.Equal(Sample.Bytes(1, 2), read.Outbox.ToArray());
        }
    }

    private static async Task A_later_step_replaces_record_and_outbox(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(Sample.Meter, 1) with { Outbox = Sample.Bytes(1) });
        await store.CommitAsync(Sample.Step(Sample.Meter, 2));
        StoredEntity<SampleMeter> read = (await store.ReadAsync<SampleMeter>(Sample.Meter))!;
        Assert.Equal((2, "version 2", true), (read.Version, read.Record.Note, read.Outbox.IsEmpty));
    }

    private static async Task Entities_of_different_kinds_with_the_same_number_are_different(ITwinStore store)
    {
        EntityKey point = new(EntityKind.MeterPoint, Sample.Meter.Number);
        await store.CommitAsync(Sample.Step(Sample.Meter, 1));
        Assert.Null(await store.ReadAsync<SamplePoint>(point));
        await store.CommitAsync(new EntityCommit<SamplePoint> { Key = point, Version = 1, Record = new SamplePoint(5) });
        Assert.Equal(5, (await store.ReadAsync<SamplePoint>(point))!.Record.Flag);
    }

    private static async Task A_step_that_is_not_the_next_is_refused_and_leaves_nothing(ITwinStore store)
    {
        (long Stored, long Offered)[] cases = [(0, 2), (1, 1), (1, 3), (3, 1), (3, 3), (3, 5)];
        for (int at = 0; at < cases.Length; at++)
        {
            EntityKey key = Sample.Device((ulong)at + 1);
            for (long version = 1; version <= cases[at].Stored; version++)
            {
                await store.CommitAsync(Sample.Step(key, version));
            }

            StaleEntityException refused = await Assert.ThrowsAsync<StaleEntityException>(async () => await store.CommitAsync(
                Sample.Step(key, cases[at].Offered, 99, Sample.Event(key)) with
                {
                    Answers = [new StoredAnswer(Sample.Supplier, 1, default, Sample.Bytes(1))],
                    Due = Sample.Due(key, (1, 1)),
                    Outbox = Sample.Bytes(1),
                }));
            Assert.Equal(key, refused.Key);
            StoredEntity<SampleMeter>? read = await store.ReadAsync<SampleMeter>(key);
            Assert.Equal(cases[at].Stored, read?.Version ?? 0);
            Assert.NotEqual(99, read?.Record.Status);
            Assert.Null(await store.FindAnswerAsync(key, Sample.Supplier, 1));
        }

        Assert.Equal(0, await store.LastSequenceAsync());
        Assert.Null(await store.NextDueAsync());
        Assert.Empty(await store.ReadPendingOutboxesAsync(default, 10));
    }

    private static async Task A_version_below_one_is_a_mistake_of_the_caller(ITwinStore store)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.CommitAsync(Sample.Step(Sample.Meter, 0)));

    private static async Task What_is_due_to_another_entity_is_a_mistake_of_the_caller(ITwinStore store)
        => await Assert.ThrowsAsync<ArgumentException>(async () => await store.CommitAsync(
            Sample.Step(Sample.Meter, 1) with { Due = Sample.Due(Sample.HighMeter, (1, 1)) }));

    private static async Task A_kind_without_a_form_is_a_mistake_of_the_caller(ITwinStore store)
        => await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.ReadAsync<SampleMeter>(new EntityKey(EntityKind.CommunicationsHub, 1)));

    private static async Task Answers_are_found_by_entity_originator_and_counter(ITwinStore store)
    {
        ulong counter = ulong.MaxValue - 1;
        await store.CommitAsync(Sample.Step(Sample.Meter, 1) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, counter, default, Sample.Bytes(9, 8))],
        });
        Assert.Equal(Sample.Bytes(9, 8), (await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, counter))!.Value.ToArray());
        Assert.Null(await store.FindAnswerAsync(Sample.HighMeter, Sample.Supplier, counter));
        Assert.Null(await store.FindAnswerAsync(Sample.Meter, new UserId(1), counter));
        Assert.Null(await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, 1));
        Assert.Empty(await store.ReadAnsweredAsync(Sample.HighMeter));
        await store.CommitAsync(Sample.Step(Sample.Meter, 2) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, 7, default, default), new StoredAnswer(new UserId(1), 5, default, default)],
        });
        Assert.Equal(
            [(new UserId(1), 5UL), (Sample.Supplier, counter)],
            (await store.ReadAnsweredAsync(Sample.Meter)).Select(one => (one.Key, one.Value)).OrderBy(one => one.Value));
    }

    private static async Task A_later_answer_to_the_same_request_replaces_the_first(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(Sample.Meter, 1) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, 1, default, Sample.Bytes(1))],
        });
        await store.CommitAsync(Sample.Step(Sample.Meter, 2) with
        {
            Answers =
            [
                new StoredAnswer(Sample.Supplier, 1, default, Sample.Bytes(2)), new StoredAnswer(Sample.Supplier, 2, default, default),
            ],
        });
        Assert.Equal(Sample.Bytes(2), (await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, 1))!.Value.ToArray());
        Assert.True((await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, 2))!.Value.IsEmpty);
    }

    private static async Task Facts_stay_as_they_were_first_said(ITwinStore store)
    {
        Assert.Null(await store.ReadFactAsync("profile"));
        Assert.Equal("gb", await store.AddFactAsync("profile", "gb"));
        Assert.Equal("gb", await store.AddFactAsync("profile", "other"));
        Assert.Equal("gb", await store.ReadFactAsync("profile"));
    }

    private static async Task What_is_due_comes_by_time_then_entity_then_number(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(Sample.HighMeter, 1) with { Due = Sample.Due(Sample.HighMeter, (1, 20), (2, 10)) });
        await store.CommitAsync(Sample.Step(Sample.Meter, 1) with { Due = Sample.Due(Sample.Meter, (7, 20), (3, 20), (4, 30), (5, -5)) });
        Assert.Equal(new SimTime(-5), await store.NextDueAsync());
        IReadOnlyList<DueItem> due = await store.ReadDueAsync(new SimTime(20), 10);
        Assert.Equal(
            [(Sample.Meter, 5L), (Sample.HighMeter, 2L), (Sample.Meter, 3L), (Sample.Meter, 7L), (Sample.HighMeter, 1L)],
            due.Select(item => (item.Key, item.Number)));
        Assert.Equal(Sample.Bytes(5), due[0].Content.ToArray());
        Assert.Equal(2, (await store.ReadDueAsync(new SimTime(20), 2)).Count);
    }

    private static async Task What_is_due_can_be_moved_and_withdrawn(ITwinStore store)
    {
        await store.CommitAsync(Sample.Step(Sample.Meter, 1) with { Due = Sample.Due(Sample.Meter, (1, 10), (2, 20)) });
        await store.CommitAsync(Sample.Step(Sample.Meter, 2) with { Due = Sample.Due(Sample.Meter, (1, 30)), DueDone = [2, 77] });
        Assert.Equal(new SimTime(30), await store.NextDueAsync());
        await store.CommitAsync(Sample.Step(Sample.Meter, 3) with { DueDone = [1] });
        Assert.Null(await store.NextDueAsync());
        Assert.Empty(await store.ReadDueAsync(SimTime.Never, 10));
    }
}
