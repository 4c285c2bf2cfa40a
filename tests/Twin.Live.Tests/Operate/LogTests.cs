using System.Text.Json;
using Twin.Live.Tests.Faults;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>What a real <c>twin serve</c> writes to its log.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Json_log_is_an_object_a_line_from_start_to_stop_and_standard_output_stays_data()
    {
        await using TwinProcess process = await TwinProcess.StartAsync("--storage", "memory", "--json-logs");
        Assert.Equal(0, await process.StopAsync());
        JsonElement[] entries =
        [
            .. (await process.SaidAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonDocument.Parse(line).RootElement),
        ];
        Assert.Equal([4001, 4002], entries.Select(static entry => entry.GetProperty("EventId").GetInt32()).Where(static id => id > 4000));
        Assert.All(entries, static entry => Assert.True(entry.GetProperty("Timestamp").GetDateTimeOffset().Offset == TimeSpan.Zero));
        Assert.Equal(process.Url, entries[0].GetProperty("State").GetProperty("Address").GetString());
    }
}
