using Npgsql;
using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Storage;

[Collection(PostgresCollection.Name)]
public sealed class PostgresTwinStoreTests(SharedPostgres shared)
{
    public static TheoryData<string> Cases => StoreContract.Cases;

    [PostgresTheory]
    [MemberData(nameof(Cases))]
    public Task The_store_in_a_database_keeps_the_contract(string name)
        => StoreContract.RunAsync(name, async () => await OpenAsync(shared.Server.CreateDatabase()));

    [PostgresFact]
    public async Task Two_processes_write_one_log_without_gaps_and_readers_see_it_grow_in_order()
    {
        const int Writers = 20;
        const int Steps = 25;
        string database = shared.Server.CreateDatabase();
        ITwinStore[] stores = await Task.WhenAll(OpenAsync(database), OpenAsync(database));
        using CancellationTokenSource done = new();
        Task<bool> watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                long[] seen = await stores[0].SequencesAsync();
                if (!seen.SequenceEqual(Enumerable.Range(1, seen.Length).Select(number => (long)number)))
                {
                    return false;
                }
            }

            return true;
        });
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(async () =>
        {
            EntityKey key = Sample.Device((ulong)writer);
            for (int step = 1; step <= Steps; step++)
            {
                await stores[writer % 2].CommitAsync(Sample.Step(key, step, 0, Sample.Event(key)));
            }
        })));
        await done.CancelAsync();
        Assert.True(await watching);
        Assert.Equal(Writers * Steps, (await stores[1].SequencesAsync()).Length);
        foreach (ITwinStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Of_two_processes_that_write_one_version_one_is_refused()
    {
        string database = shared.Server.CreateDatabase();
        await using ITwinStore first = await OpenAsync(database);
        await using ITwinStore second = await OpenAsync(database);
        await first.CommitAsync(Sample.Step(Sample.Meter, 1));
        await second.CommitAsync(Sample.Step(Sample.Meter, 2));
        await Assert.ThrowsAsync<StaleEntityException>(async () => await first.CommitAsync(Sample.Step(Sample.Meter, 2)));
        await first.CommitAsync(Sample.Step(Sample.Meter, 3));
    }

    [PostgresFact]
    public async Task Who_waits_is_woken_by_what_another_process_writes()
    {
        string database = shared.Server.CreateDatabase();
        await using ITwinStore waiting = await OpenAsync(database);
        await using ITwinStore writing = await OpenAsync(database);
        Task wait = waiting.WaitForEventsAsync(0).AsTask();
        await writing.CommitAsync(Sample.Step(Sample.Meter, 1, 0, Sample.Event(Sample.Meter)));
        await wait.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(await waiting.SequencesAsync());
    }

    [PostgresFact]
    public async Task A_value_that_the_database_refuses_fails_its_own_step_alone()
    {
        await using ITwinStore store = await OpenAsync(shared.Server.CreateDatabase());
        Task<long>[] steps = [.. Enumerable.Range(1, 40).Select(number => store.CommitAsync(
            Sample.Step(Sample.Device((ulong)number), 1, 0, Sample.Event(Sample.Meter)) with
            {
                Record = new SampleMeter(1, number == 17 ? "no\0zero" : "BLUE", ""),
            }).AsTask())];
        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => steps[16]);
        Assert.Contains("refuses what it was given", refused.Message, StringComparison.Ordinal);
        await Task.WhenAll(steps.Where((_, at) => at != 16));
        Assert.Equal(39, (await store.SequencesAsync()).Length);
    }

    [PostgresFact]
    public async Task A_column_that_a_newer_form_adds_is_filled_from_the_records()
    {
        string database = shared.Server.CreateDatabase();
        await using (PostgresTwinStore older = await PostgresTwinStore.OpenAsync(
            new PostgresStoreOptions(database), EntityForms.None.With(new SampleMeterForm(1))))
        {
            await older.CommitAsync(Sample.Step(Sample.HighMeter, 1) with { Record = new SampleMeter(1, "BLUE", "") });
            await older.CommitAsync(Sample.Step(Sample.Meter, 1) with { Record = new SampleMeter(1, null, "") });
        }

        await using ITwinStore newer = await OpenAsync(database);
        Assert.Equal([Sample.HighMeter.Number], await newer.FindAsync(
            EntityKind.Device, [new("supplier", ColumnValue.Of("BLUE"))], null, 5));
    }

    [PostgresFact]
    public async Task A_database_of_layout_1_is_completed_and_everything_in_it_is_found()
    {
        string database = shared.Server.CreateDatabase();
        await QueryAsync(database, LayoutOne.Script("postgresql"));
        await using (ITwinStore store = await OpenAsync(database))
        {
            await LayoutOne.CheckAsync(store);
        }

        await using ITwinStore again = await OpenAsync(database);
        Assert.Equal(7, await again.LastSequenceAsync());
        Assert.NotNull(await again.FindAnswerAsync(Sample.Meter, Sample.Supplier, 1));
    }

    [PostgresFact]
    public async Task A_database_of_a_newer_twin_is_refused()
    {
        string database = shared.Server.CreateDatabase();
        await using (await OpenAsync(database))
        {
        }

        await QueryAsync(database, "UPDATE fact SET value = '3' WHERE name = 'schema'");
        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(database));
        Assert.Contains("written by a newer Twin: its tables have layout 3", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_database_that_does_not_exist_is_named_with_the_remedy()
    {
        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => OpenAsync(shared.Server.ConnectionString.Replace("Database=postgres", "Database=none", StringComparison.Ordinal)));
        Assert.Contains("the database none on 127.0.0.1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("create it", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task The_tables_are_as_they_were()
    {
        string database = shared.Server.CreateDatabase();
        await using (ITwinStore store = await OpenAsync(database))
        {
            await store.CommitAsync(Sample.Step(Sample.HighMeter, 1, 0, Sample.Event(Sample.HighMeter), Sample.Event(Sample.Point)));
            await store.CommitAsync(new EntityCommit<SamplePoint> { Key = Sample.Point, Version = 1, Record = new SamplePoint(2) });
        }

        Golden.Verify("store-postgresql.txt",
            await QueryAsync(database, "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
                + "WHERE table_schema = 'public' ORDER BY table_name, ordinal_position")
            + await QueryAsync(database, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname")
            + "\n-- what the views show\n" + await QueryAsync(database, "SELECT * FROM event_text")
            + await QueryAsync(database, "SELECT * FROM device_text") + await QueryAsync(database, "SELECT * FROM meter_point_text")
            + "\n-- a persisted record: version, form version, form, outbox\n"
            + await QueryAsync(database, "SELECT version, form_version, encode(form, 'hex'), outbox FROM device"));
    }

    internal static async Task<string> QueryAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        string text = string.Empty;
        while (await reader.ReadAsync())
        {
            object[] values = new object[reader.FieldCount];
            reader.GetValues(values);
            text += string.Join(" | ", values) + "\n";
        }

        return text;
    }

    private static async Task<ITwinStore> OpenAsync(string database)
        => await PostgresTwinStore.OpenAsync(
            new PostgresStoreOptions(database) { AnswersKept = StoreContract.Window }, Sample.Forms);
}
