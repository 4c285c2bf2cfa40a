using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Twin.Grains.Tests.Storage;

namespace Twin.Grains.Tests;

/// <summary>A process that writes into a file until it is killed, and says on its output what was acknowledged: "entity version".</summary>
internal static class KilledWriter
{
    public const int Entities = 64;

    public static async Task Main(string[] arguments)
    {
        await using SqliteTwinStore store = SqliteTwinStore.Open(new SqliteStoreOptions(arguments[0]), Sample.Forms);
        TextWriter output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await Task.WhenAll(Enumerable.Range(1, Entities).Select(number => Task.Run(async () =>
        {
            EntityKey key = Sample.Device((ulong)number);
            long version = (await store.ReadAsync<SampleMeter>(key))?.Version ?? 0;
            while (true)
            {
                version++;
                await store.CommitAsync(Step(key, version));
                output.WriteLine($"{number} {version}");
            }
        })));
    }

    /// <summary>The step that makes a version: everything in it tells the version.</summary>
    public static EntityCommit<SampleMeter> Step(EntityKey key, long version)
        => Sample.Step(key, version, 0, Sample.Event(key) with { After = version }) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, (ulong)version, default, BitConverter.GetBytes(version))],
            Due = Sample.Due(key, (1, version)),
            Outbox = BitConverter.GetBytes(version),
        };
}
