using Microsoft.Data.Sqlite;
using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Storage;

public sealed class SqliteTwinStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("twin-store-").FullName;

    public static TheoryData<string> Cases => StoreContract.Cases;

    private string File => Path.Combine(folder, "twin.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_store_in_a_file_keeps_the_contract(string name)
        => StoreContract.RunAsync(name, () => Task.FromResult<ITwinStore>(Open()));

    [Fact]
    public async Task What_was_stored_is_there_after_opening_again()
    {
        await using (SqliteTwinStore store = Open())
        {
            await store.CommitAsync(Sample.Step(Sample.HighMeter, 1, 5, Sample.Event(Sample.HighMeter)) with
            {
                Outbox = Sample.Bytes(1),
                Answers = [new StoredAnswer(Sample.Supplier, 4, default, Sample.Bytes(7))],
                Due = Sample.Due(Sample.HighMeter, (1, 9)),
            });
            await store.AddFactAsync("seed", "42");
        }

        await using SqliteTwinStore again = Open();
        Assert.Equal(1, await again.LastSequenceAsync());
        Assert.Equal(5, (await again.ReadAsync<SampleMeter>(Sample.HighMeter))!.Record.Status);
        Assert.Equal([Sample.HighMeter], await again.ReadPendingOutboxesAsync(default, 2));
        Assert.NotNull(await again.FindAnswerAsync(Sample.HighMeter, Sample.Supplier, 4));
        Assert.Equal(9, (await again.NextDueAsync())!.Value.Ms);
        Assert.Equal("42", await again.ReadFactAsync("seed"));
        Assert.Equal(2, await again.CommitAsync(Sample.Step(Sample.HighMeter, 2, 6, Sample.Event(Sample.HighMeter))));
    }

    [Fact]
    public async Task A_second_twin_on_the_same_file_is_refused()
    {
        await using SqliteTwinStore store = Open();
        StoreUnavailableException refused = Assert.Throws<StoreUnavailableException>(Open);
        Assert.Contains(File, refused.Message, StringComparison.Ordinal);
        Assert.Contains("open in another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_missing_is_named()
        => Assert.Contains("its folder must exist", Assert.Throws<StoreUnavailableException>(
            () => SqliteTwinStore.Open(new SqliteStoreOptions(Path.Combine(folder, "none", "twin.db")), Sample.Forms)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        System.IO.File.WriteAllText(File, new string('x', 5_000));
        string message = Assert.Throws<StoreUnavailableException>(Open).Message;
        Assert.Contains("is damaged or is no SQLite file", message, StringComparison.Ordinal);
        Assert.Equal(5_000, new FileInfo(File).Length);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    public async Task A_torn_file_is_refused_with_its_name_and_the_remedy(int from, int of)
    {
        await using (SqliteTwinStore store = Open())
        {
            await Task.WhenAll(Enumerable.Range(1, 3_000).Select(
                number => store.CommitAsync(Sample.Step(Sample.Device((ulong)number), 1, 0, Sample.Event(Sample.Device(1)))).AsTask()));
        }

        using (FileStream stream = new(File, FileMode.Open))
        {
            stream.SetLength(stream.Length / of * from / 4096 * 4096);
        }

        string message = Assert.Throws<StoreUnavailableException>(Open).Message;
        Assert.Contains(File, message, StringComparison.Ordinal);
        Assert.Contains("put back a copy", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_layout_1_is_completed_and_everything_in_it_is_found()
    {
        Execute(LayoutOne.Script("sqlite"));
        await using (SqliteTwinStore store = Open())
        {
            await LayoutOne.CheckAsync(store);
        }

        await using SqliteTwinStore again = Open();
        Assert.Equal(7, await again.LastSequenceAsync());
        Assert.NotNull(await again.FindAnswerAsync(Sample.Meter, Sample.Supplier, 1));
    }

    [Fact]
    public async Task A_file_of_a_newer_twin_is_refused()
    {
        await using (Open())
        {
        }

        Execute("UPDATE fact SET value = '3' WHERE name = 'schema'");
        Assert.Contains("written by a newer Twin: its tables have layout 3", Assert.Throws<StoreUnavailableException>(Open).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_a_newer_form_is_refused_by_name()
    {
        await using (SqliteTwinStore newer = Open())
        {
            await newer.CommitAsync(Sample.Step(Sample.Meter, 1));
        }

        await using SqliteTwinStore older = SqliteTwinStore.Open(
            new SqliteStoreOptions(File), EntityForms.None.With(new SampleMeterForm(1)));
        Assert.Contains("a record of form 2; this Twin reads up to 1", (await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await older.ReadAsync<SampleMeter>(Sample.Meter))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_a_newer_form_adds_is_filled_from_the_records()
    {
        await using (SqliteTwinStore older = SqliteTwinStore.Open(
            new SqliteStoreOptions(File), EntityForms.None.With(new SampleMeterForm(1))))
        {
            await older.CommitAsync(Sample.Step(Sample.Meter, 1) with { Record = new SampleMeter(1, "BLUE", "") });
            await older.CommitAsync(Sample.Step(Sample.HighMeter, 1) with { Record = new SampleMeter(1, null, "") });
        }

        await using SqliteTwinStore newer = Open();
        Assert.Equal([Sample.Meter.Number], await newer.FindAsync(
            EntityKind.Device, [new("supplier", ColumnValue.Of("BLUE"))], null, 5));
        Assert.Equal(2, (await newer.ScanAsync<SampleMeter>(null, 5)).Count);
    }

    [Fact]
    public async Task A_full_disk_refuses_steps_and_stores_nothing_of_them_until_there_is_room()
    {
        long room = 400_000;
        List<EntityKey> acknowledged = [];
        string message = string.Empty;
        await using (SqliteTwinStore small = SqliteTwinStore.Open(new SqliteStoreOptions(File) { MostBytes = room }, Sample.Forms))
        {
            for (ulong number = 1; message.Length == 0; number++)
            {
                try
                {
                    EntityKey key = Sample.Device(number);
                    await small.CommitAsync(Sample.Step(key, 1, 0, Sample.Event(key)) with { Outbox = new byte[4_000] });
                    acknowledged.Add(key);
                }
                catch (StoreUnavailableException full)
                {
                    Assert.False(full.OutcomeUnknown);
                    message = full.Message;
                }
            }

            Assert.Equal(acknowledged.Count, await small.LastSequenceAsync());
            Assert.NotNull(await small.ReadAsync<SampleMeter>(acknowledged[^1]));
        }

        Assert.Contains($"no room left for {File}", message, StringComparison.Ordinal);
        await using SqliteTwinStore roomy = Open();
        Assert.Equal(acknowledged, (await roomy.ScanAsync<SampleMeter>(null, 1_000)).Select(one => Sample.Device(one.Key)));
        await roomy.CommitAsync(Sample.Step(Sample.HighMeter, 1) with { Outbox = new byte[4_000] });
    }

    [Fact]
    public async Task A_closed_store_takes_and_gives_nothing()
    {
        SqliteTwinStore store = Open();
        Task<long> last = store.CommitAsync(Sample.Step(Sample.Meter, 1)).AsTask();
        await store.DisposeAsync();
        Assert.Equal(0, await last);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(Sample.Step(Sample.Meter, 2)));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ReadAsync<SampleMeter>(Sample.Meter));
    }

    [Fact]
    public async Task The_tables_are_as_they_were()
    {
        await using (SqliteTwinStore store = Open())
        {
            await store.CommitAsync(Sample.Step(Sample.HighMeter, 1, 0, Sample.Event(Sample.HighMeter), Sample.Event(Sample.Point)));
            await store.CommitAsync(new EntityCommit<SamplePoint> { Key = Sample.Point, Version = 1, Record = new SamplePoint(2) });
        }

        Golden.Verify("store-sqlite.txt", Query("SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
            + "\n-- what the views show\n" + Query("SELECT * FROM event_text") + Query("SELECT * FROM device_text")
            + Query("SELECT * FROM meter_point_text") + "\n-- a persisted record: version, form version, form, outbox\n"
            + Query("SELECT version, form_version, hex(form), outbox FROM device"));
    }

    private SqliteTwinStore Open()
        => SqliteTwinStore.Open(new SqliteStoreOptions(File) { AnswersKept = StoreContract.Window }, Sample.Forms);

    private void Execute(string sql) => Query(sql);

    private string Query(string sql)
    {
        using SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        string text = string.Empty;
        while (reader.Read())
        {
            object[] values = new object[reader.FieldCount];
            reader.GetValues(values);
            text += string.Join(" | ", values) + "\n";
        }

        return text;
    }
}
