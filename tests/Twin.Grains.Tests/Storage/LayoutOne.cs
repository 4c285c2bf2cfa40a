using Twin.Domain.Identity;
using Twin.Domain.Time;
using Twin.Grains.Storage;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>A database that a Twin of layout 1 left behind, and what must be found in it.</summary>
internal static class LayoutOne
{
    public static string Script(string database)
    {
        using Stream stream = typeof(LayoutOne).Assembly.GetManifestResourceStream($"layouts/layout-1-{database}.sql")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Finds what was there, goes on from it, and finds both.</summary>
    public static async Task CheckAsync(ITwinStore store)
    {
        Assert.Equal(5, await store.LastSequenceAsync());
        await store.HasAsync([1L, 2, 3, 4, 5]);
        await store.HasAsync([1L, 3, 5], new EventFilter(Sample.Meter));
        await store.HasAsync([3L, 5], new EventFilter(User: 4));
        (EntityKey Key, UserId User, ulong Counter, byte Expected)[] answers =
        [
            (Sample.Meter, Sample.Supplier, 1, 1), (Sample.Meter, Sample.Supplier, 2, 2), (Sample.Meter, new UserId(1), 2, 3),
            (Sample.HighMeter, Sample.Supplier, 1, 4), (Sample.Point, Sample.Supplier, 1, 5),
        ];
        await store.CommitAsync(Sample.Step(Sample.Meter, 4, 0, Sample.Event(Sample.Meter), Sample.Event(Sample.Point)) with
        {
            Answers = [new StoredAnswer(Sample.Supplier, 3, new SimTime(4_000), Sample.Bytes(6))],
        });
        answers = [.. answers, (Sample.Meter, Sample.Supplier, 3, 6)];
        foreach ((EntityKey key, UserId user, ulong counter, byte expected) in answers)
        {
            Assert.Equal([expected], (await store.FindAnswerAsync(key, user, counter))!.Value.ToArray());
        }

        Assert.Null(await store.FindAnswerAsync(Sample.HighMeter, Sample.Supplier, 2));
        await store.HasAsync([1L, 3, 5, 6], new EventFilter(Sample.Meter));
        await store.HasAsync([2L, 7], new EventFilter(Sample.Point));
        await store.HasAsync([4L], new EventFilter(Sample.HighMeter));
        Assert.Equal([Sample.HighMeter], await store.ReadPendingOutboxesAsync(default, 5));
        Assert.Equal(new SimTime(9_000), await store.NextDueAsync());
        Assert.Equal("42", await store.ReadFactAsync("seed"));
        Assert.Equal("2", await store.ReadFactAsync("schema"));
    }
}
