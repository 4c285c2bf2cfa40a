using Twin.Domain.Identity;
using Twin.Grains.Storage;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests.Storage;

/// <summary>Joint commits whose connection breaks when they were on their way, to the server or back.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresOutcomeTests(SharedPostgres shared)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [PostgresFact]
    public async Task A_joint_commit_whose_answer_is_lost_is_acknowledged_and_stored_once()
    {
        using CutWire wire = new(shared.Server.CreateDatabase());
        await using ITwinStore store = await OpenAsync(wire);
        wire.Cut(CutWire.Place.Answer);
        Assert.Equal(3, await store.CommitAsync(Joint(1)));
        Assert.True(wire.IsCut);
        await HasAsync(store, 1);
        Assert.Equal(6, await store.CommitAsync(Joint(2)));
        await HasAsync(store, 2);
    }

    [PostgresFact]
    public async Task A_joint_commit_that_never_came_to_the_server_is_refused_and_leaves_nothing()
    {
        using CutWire wire = new(shared.Server.CreateDatabase());
        await using ITwinStore store = await OpenAsync(wire);
        wire.Cut(CutWire.Place.Request);
        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await store.CommitAsync(Joint(1)));
        Assert.False(refused.OutcomeUnknown);
        Assert.True(wire.IsCut);
        await HasAsync(store, 0);
        Assert.Equal(3, await store.CommitAsync(Joint(1)));
        await HasAsync(store, 1);
    }

    [PostgresTheory]
    [InlineData(CutWire.Place.Request, 0)]
    [InlineData(CutWire.Place.Answer, 1)]
    public async Task While_the_database_stays_away_nobody_knows_and_what_is_read_later_is_all_or_nothing(
        CutWire.Place place, long stored)
    {
        using CutWire wire = new(shared.Server.CreateDatabase());
        await using ITwinStore store = await OpenAsync(wire, attempts: 2);
        wire.Cut(place, closes: true);
        StoreUnavailableException unknown = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await store.CommitAsync(Joint(1)));
        Assert.True(unknown.OutcomeUnknown);
        Assert.Contains("read the entities again", unknown.Message, StringComparison.Ordinal);
        wire.IsOpen = true;
        await HasAsync(store, stored);
        Assert.Equal(3 * (stored + 1), await store.CommitAsync(Joint(stored + 1)));
        await HasAsync(store, stored + 1);
        await Assert.ThrowsAsync<StaleEntityException>(async () => await store.CommitAsync(Joint(1)));
    }

    [PostgresFact]
    public async Task After_an_unknown_outcome_a_commit_that_is_lost_is_not_taken_for_the_one_before()
    {
        using CutWire wire = new(shared.Server.CreateDatabase());
        await using ITwinStore store = await OpenAsync(wire, attempts: 2);
        wire.Cut(CutWire.Place.Answer, closes: true);
        StoreUnavailableException unknown = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await store.CommitAsync(Joint(1)));
        Assert.True(unknown.OutcomeUnknown);
        wire.IsOpen = true;
        wire.Cut(CutWire.Place.Request);
        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await store.CommitAsync(Joint(2)));
        Assert.False(refused.OutcomeUnknown);
        await HasAsync(store, 1);
    }

    private static async Task HasAsync(ITwinStore store, long version)
    {
        Assert.Equal(version, (await store.ReadAsync<SampleMeter>(Sample.Meter))?.Version ?? 0);
        Assert.Equal(version, (await store.ReadAsync<SampleMeter>(Sample.HighMeter))?.Version ?? 0);
        Assert.Equal(version, (await store.ReadAsync<SamplePoint>(Sample.Point))?.Version ?? 0);
        Assert.Equal(Enumerable.Range(1, 3 * (int)version).Select(number => (long)number), await store.SequencesAsync());
        foreach (EntityKey key in (EntityKey[])[Sample.Meter, Sample.HighMeter, Sample.Point])
        {
            Assert.Equal(version, (await store.SequencesAsync(new EventFilter(key))).Length);
        }

        Assert.Equal(version > 0, await store.FindAnswerAsync(Sample.Meter, Sample.Supplier, (ulong)version) is not null);
    }

    private static EntityCommit<SampleMeter> Joint(long version) => Sample.Step(Sample.Meter, version, 0, Sample.Event(Sample.Meter)) with
    {
        Answers = [new StoredAnswer(Sample.Supplier, (ulong)version, default, Sample.Bytes(1))],
        With =
        [
            Sample.Step(Sample.HighMeter, version, 0, Sample.Event(Sample.HighMeter)),
            new EntityCommit<SamplePoint>
            {
                Key = Sample.Point,
                Version = version,
                Record = new SamplePoint(version),
                Events = [Sample.Event(Sample.Point)],
            },
        ],
    };

    private static async Task<ITwinStore> OpenAsync(CutWire wire, int attempts = 20) => await PostgresTwinStore.OpenAsync(
        new PostgresStoreOptions(wire.Database) { ResolveAttempts = attempts, ReconnectAfter = Moment }, Sample.Forms);
}
