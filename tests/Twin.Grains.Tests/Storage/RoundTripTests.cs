using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>What is stored reads back, whatever the numbers and bytes, and a database gives what memory gives.</summary>
public sealed class RoundTripTests
{
    [Property(MaxTest = 30)]
    public async Task A_file_gives_back_what_memory_gives_back(ulong[] numbers, long[] values, byte[] bytes, NonNull<string> text)
    {
        string folder = Directory.CreateTempSubdirectory("twin-round-").FullName;
        try
        {
            await using MemoryTwinStore memory = new(Sample.Forms);
            await using SqliteTwinStore file = SqliteTwinStore.Open(
                new SqliteStoreOptions(Path.Combine(folder, "twin.db")), Sample.Forms);
            foreach (ITwinStore store in (ITwinStore[])[memory, file])
            {
                await FillAsync(store, numbers, values, bytes, text.Get.Replace("\n", string.Empty, StringComparison.Ordinal));
            }

            Assert.Equal(await TellAsync(memory, numbers), await TellAsync(file, numbers));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(ITwinStore store, ulong[] numbers, long[] values, byte[] bytes, string text)
    {
        Dictionary<ulong, long> versions = [];
        for (int at = 0; at < numbers.Length; at++)
        {
            EntityKey key = Sample.Device(numbers[at]);
            long value = values.Length == 0 ? 0 : values[at % values.Length];
            versions[numbers[at]] = versions.GetValueOrDefault(numbers[at]) + 1;
            await store.CommitAsync(Sample.Step(
                key, versions[numbers[at]], value, new Happening
                {
                    At = new SimTime(value),
                    Kind = TwinEventKind.SettingsChanged,
                    Entity = key,
                    Cause = unchecked((int)value),
                    Before = value,
                    After = ~value,
                    User = unchecked((ushort)value),
                    Provider = (int)(value & 0xFF) - 1,
                    Request = new RequestId(new UserId(numbers[at]), new DeviceId(~numbers[at]), unchecked((ulong)value)),
                    Clause = Convert.ToHexString(bytes),
                    Values = RequestValues.Of(KeyValuePair.Create("text", RequestValue.Of(text))),
                }) with
            {
                Record = new SampleMeter(value, text, text),
                Outbox = bytes,
                Answers = [new StoredAnswer(new UserId(numbers[at]), unchecked((ulong)value), new SimTime(value), bytes)],
                Due = [new DueItem(key, value, new SimTime(value / 2), bytes)],
            });
        }
    }

    private static async Task<string> TellAsync(ITwinStore store, ulong[] numbers)
    {
        List<string> lines = [];
        foreach (StoredEvent one in await store.ReadEventsAsync(default, 0, int.MaxValue))
        {
            // Without a counter there is no request; a database keeps nothing of it.
            string request = one.Request.IsNone ? "none" : one.Request.ToString();
            lines.Add($"{one with { Detail = default, Request = default }} {request} {Convert.ToHexString(one.Detail.Span)}");
        }

        foreach ((ulong number, SampleMeter record) in await store.ScanAsync<SampleMeter>(null, int.MaxValue))
        {
            StoredEntity<SampleMeter> entity = (await store.ReadAsync<SampleMeter>(Sample.Device(number)))!;
            lines.Add($"{number} {record} {entity.Version} {entity.Record} {Convert.ToHexString(entity.Outbox.Span)}");
        }

        foreach (DueItem item in await store.ReadDueAsync(SimTime.Never, int.MaxValue))
        {
            lines.Add($"{item with { Content = default }} {Convert.ToHexString(item.Content.Span)}");
        }

        lines.Add(string.Join(' ', await store.ReadPendingOutboxesAsync(default, int.MaxValue)));
        lines.Add($"{await store.NextDueAsync()} {await store.LastSequenceAsync()} {numbers.Length}");
        return string.Join('\n', lines);
    }
}
