using System.Diagnostics;
using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>Kills a process that writes, several times over one file, and compares what is there with what it acknowledged.</summary>
public sealed class SqliteKillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("twin-kill-").FullName;

    private string File => Path.Combine(folder, "twin.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_a_killed_process_acknowledged_is_there_once_and_nothing_by_halves()
    {
        Dictionary<ulong, long> acknowledged = [];
        foreach (int lines in (int[])[1, 333, 2_000])
        {
            WriteUntilKilled(lines, acknowledged);
            await using SqliteTwinStore store = SqliteTwinStore.Open(new SqliteStoreOptions(File), Sample.Forms);
            await CompareAsync(store, acknowledged);
        }
    }

    private void WriteUntilKilled(int lines, Dictionary<ulong, long> acknowledged)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(KilledWriter).Assembly.Location);
        start.ArgumentList.Add(File);
        using Process process = Process.Start(start)!;
        for (int line = 0; process.StandardOutput.ReadLine() is { } text; line++)
        {
            string[] parts = text.Split(' ');

            // The last line may have been cut off by the kill.
            if (parts.Length == 2 && line < lines)
            {
                acknowledged[ulong.Parse(parts[0], null)] = long.Parse(parts[1], null);
            }

            if (line == lines)
            {
                process.Kill();
            }
        }

        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
    }

    private static async Task CompareAsync(SqliteTwinStore store, Dictionary<ulong, long> acknowledged)
    {
        long stored = 0;
        foreach ((ulong number, SampleMeter record) in await store.ScanAsync<SampleMeter>(null, 1_000))
        {
            EntityKey key = Sample.Device(number);
            StoredEntity<SampleMeter> entity = (await store.ReadAsync<SampleMeter>(key))!;
            Assert.True(entity.Version >= acknowledged.GetValueOrDefault(number), $"{number} lost what was acknowledged");
            Assert.Equal($"version {entity.Version}", record.Note);
            Assert.Equal(entity.Version, BitConverter.ToInt64(entity.Outbox.Span));
            Assert.Equal(
                Enumerable.Range(1, (int)entity.Version).Select(version => (long)version),
                (await store.ReadEventsAsync(new EventFilter(key), 0, int.MaxValue)).Select(one => one.After));
            Assert.NotNull(await store.FindAnswerAsync(key, Sample.Supplier, (ulong)entity.Version));
            Assert.Null(await store.FindAnswerAsync(key, Sample.Supplier, (ulong)entity.Version + 1));
            stored += entity.Version;
        }

        Assert.True(acknowledged.Keys.All(number => store.ReadAsync<SampleMeter>(Sample.Device(number)).AsTask().Result is not null));
        Assert.Equal(stored, await store.LastSequenceAsync());
        Assert.Equal(stored, (await store.SequencesAsync()).Length);
    }
}
