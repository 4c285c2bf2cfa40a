using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>Rows that a writer remembers while another process writes them.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresSharedRowsTests(SharedPostgres shared)
{
    private const int Entities = 40;

    [PostgresFact]
    public async Task Of_many_remembered_rows_only_the_one_that_another_process_wrote_is_refused()
    {
        string database = shared.Server.CreateDatabase();
        await using ITwinStore first = await OpenAsync(database);
        await using ITwinStore second = await OpenAsync(database);
        await AllAsync(first, 1);
        await AllAsync(first, 2);
        EntityKey taken = Sample.Device(17);
        await second.CommitAsync(Step(taken, 3));
        Task<long>[] steps = [.. Keys().Select(key => first.CommitAsync(Step(key, 3)).AsTask())];
        Assert.Equal(taken, (await Assert.ThrowsAsync<StaleEntityException>(() => steps[16])).Key);
        await Task.WhenAll(steps.Where((_, at) => at != 16));
        await AllAsync(first, 4);
        foreach (EntityKey key in Keys())
        {
            Assert.Equal([1L, 2, 3, 4], (await second.ReadEventsAsync(new EventFilter(key), 0, 10)).Select(one => one.After));
            Assert.NotNull(await second.FindAnswerAsync(key, Sample.Supplier, 1));
            Assert.Equal(4UL, (await second.ReadAnsweredAsync(key))[Sample.Supplier]);
        }

        Assert.Equal(Enumerable.Range(1, 4 * Entities).Select(number => (long)number), await second.SequencesAsync());
    }

    [PostgresFact]
    public async Task First_step_of_an_entity_that_another_process_made_is_refused_alone()
    {
        string database = shared.Server.CreateDatabase();
        await using ITwinStore first = await OpenAsync(database);
        await using ITwinStore second = await OpenAsync(database);
        await second.CommitAsync(Step(Sample.Device(17), 1));
        Task<long>[] steps = [.. Keys().Select(key => first.CommitAsync(Step(key, 1)).AsTask())];
        await Assert.ThrowsAsync<StaleEntityException>(() => steps[16]);
        await Task.WhenAll(steps.Where((_, at) => at != 16));
        Assert.Equal(Entities, (await first.SequencesAsync()).Length);
    }

    [PostgresFact]
    public async Task Joint_step_with_one_row_that_another_process_wrote_leaves_nothing()
    {
        string database = shared.Server.CreateDatabase();
        await using ITwinStore first = await OpenAsync(database);
        await using ITwinStore second = await OpenAsync(database);
        await AllAsync(first, 1);
        await second.CommitAsync(Step(Sample.Device(2), 2));
        Task<long> joint = first.CommitAsync(Step(Sample.Device(1), 2) with { With = [Step(Sample.Device(2), 2)] }).AsTask();
        await first.CommitAsync(Step(Sample.Device(3), 2));
        Assert.Equal(Sample.Device(2), (await Assert.ThrowsAsync<StaleEntityException>(() => joint)).Key);
        Assert.Equal(1, (await first.ReadAsync<SampleMeter>(Sample.Device(1)))!.Version);
        await first.CommitAsync(Step(Sample.Device(1), 2) with { With = [Step(Sample.Device(2), 3)] });
        Assert.Equal(Entities + 4, (await first.SequencesAsync()).Length);
    }

    [PostgresFact]
    public async Task Columns_follow_the_record_whoever_wrote_the_row_last()
    {
        string database = shared.Server.CreateDatabase();
        await using ITwinStore first = await OpenAsync(database);
        await using ITwinStore second = await OpenAsync(database);
        (ITwinStore Store, string? Supplier)[] writes =
        [
            (first, "RED"), (first, "RED"), (second, "BLUE"), (first, "RED"), (first, "RED"), (first, null), (first, null), (second, "RED"),
        ];
        for (int at = 0; at < writes.Length; at++)
        {
            SampleMeter record = new(1, writes[at].Supplier, $"{at}");
            await writes[at].Store.CommitAsync(Step(Sample.Meter, at + 1) with { Record = record });
            foreach (string supplier in (string[])["RED", "BLUE"])
            {
                Assert.Equal(writes[at].Supplier == supplier, await first.FindAsync(
                    EntityKind.Device, [new("supplier", ColumnValue.Of(supplier))], null, 5) is [_]);
            }

            Assert.Equal($"{at}", (await second.ReadAsync<SampleMeter>(Sample.Meter))!.Record.Note);
        }
    }

    [PostgresFact]
    public async Task Outbox_goes_with_the_step_that_has_none()
    {
        await using ITwinStore store = await OpenAsync(shared.Server.CreateDatabase());
        await store.CommitAsync(Step(Sample.Meter, 1));
        await store.CommitAsync(Step(Sample.Meter, 2) with { Outbox = Sample.Bytes(1) });
        Assert.Equal([Sample.Meter], await store.ReadPendingOutboxesAsync(default, 5));
        await store.CommitAsync(Step(Sample.Meter, 3));
        Assert.Empty(await store.ReadPendingOutboxesAsync(default, 5));
    }

    private static IEnumerable<EntityKey> Keys() => Enumerable.Range(1, Entities).Select(number => Sample.Device((ulong)number));

    private static Task<long[]> AllAsync(ITwinStore store, long version)
        => Task.WhenAll(Keys().Select(key => store.CommitAsync(Step(key, version)).AsTask()));

    private static EntityCommit<SampleMeter> Step(EntityKey key, long version)
        => Sample.Step(key, version, 1, Sample.Event(key) with { After = version }) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, (ulong)version, default, Sample.Bytes((byte)version))],
        };

    private static async Task<ITwinStore> OpenAsync(string database)
        => await PostgresTwinStore.OpenAsync(new PostgresStoreOptions(database), Sample.Forms);
}
