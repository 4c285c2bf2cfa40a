using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Grains.Clock;
using Twin.Grains.Entities;
using Twin.Grains.Forms;
using Twin.Grains.Storage;

namespace Twin.Grains.Products;

/// <summary>The CPL. A change is durable, known to every silo and on its way to the devices before it is acknowledged.</summary>
[GrainType("productlist")]
internal sealed class ProductListGrain(
    [PersistentState("productlist", SmallStates.Storage)] IPersistentState<ProductListState> state, EntityHost host)
    : Grain, IProductListGrain
{
    private ProductListState State => state.State;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Version == 0)
        {
            ProductList first = host.Estate.Products;
            State.Version = 1;
            State.Entries = [.. first.Products.Select((product, at) => ProductEntry.Of(product, first.IsListed((ushort)(at + 1))))];
            await state.WriteStateAsync(cancellationToken);
        }

        if (State.Waves.Count > 0)
        {
            // A silo went down in the middle: what was begun goes on, but not before this grain can answer.
            this.RegisterGrainTimer(ResumeAsync, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public Task<ProductListSnapshot?> GetAsync(long newerThan)
        => Task.FromResult(State.Version > newerThan ? new ProductListSnapshot(State.Version, [.. State.Entries]) : null);

    /// <inheritdoc/>
    public async Task<KeptAnswer> ChangeAsync(Guid id, ProductEntry entry, long atMs)
    {
        if (State.Answers.Find(kept => kept.Id == id) is { } before)
        {
            return before;
        }

        int at = State.Entries.FindIndex(one => one.ToProduct() == entry.ToProduct());
        bool isNew = at < 0;
        if (isNew)
        {
            State.Entries.Add(entry with { Listed = false });
            at = State.Entries.Count - 1;
        }

        bool changes = State.Entries[at].Listed != entry.Listed;
        State.Entries[at] = entry;
        State.Version++;
        Wave wave = new((ushort)(at + 1), State.Version, entry.Listed, atMs, id, Told: false);
        if (changes && !isNew)
        {
            State.Waves.RemoveAll(one => one.Number == wave.Number);
            State.Waves.Add(wave);
        }

        // Kept before the count is known, so that a crash from here on repeats nothing; the count follows.
        KeptAnswer.Keep(State.Answers, new KeptAnswer(id, atMs, 0));
        await SaveAsync();
        await GrainFactory.GetGrain<IConductorGrain>(0).AnnounceAsync(State.Version);
        if (!changes)
        {
            return State.Answers[^1];
        }

        await host.Store.AppendAsync([OperationEvents.Product(id, new SimTime(atMs), entry.ToProduct(), entry.Listed)]);
        if (isNew)
        {
            return State.Answers[^1];
        }

        long reaching = await GrainFactory.GetGrain<IProductGrain>(wave.Number).StartAsync(wave with { Told = true });
        State.Answers[^1] = State.Answers[^1] with { Reaching = reaching };
        Replace(wave, wave with { Told = true });
        await SaveAsync();
        return State.Answers[^1];
    }

    /// <inheritdoc/>
    public Task WaveDoneAsync(ushort number, long version)
    {
        // Written with the next change: a wave that is begun again finds at once that it is done.
        State.Waves.RemoveAll(wave => wave.Number == number && wave.Version == version);
        return Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored; the next activation reads it again.
            DeactivateOnIdle();
            throw;
        }
    }

    private void Replace(Wave before, Wave after)
    {
        int at = State.Waves.IndexOf(before);
        if (at >= 0)
        {
            State.Waves[at] = after;
        }
    }

    private async Task ResumeAsync()
    {
        foreach (Wave wave in State.Waves.ToArray())
        {
            if (!wave.Told && !await IsToldAsync(wave))
            {
                Product product = State.Entries[wave.Number - 1].ToProduct();
                await host.Store.AppendAsync([OperationEvents.Product(wave.Operation, new SimTime(wave.AtMs), product, wave.Listed)]);
            }

            Replace(wave, wave with { Told = true });
            await GrainFactory.GetGrain<IProductGrain>(wave.Number).StartAsync(wave with { Told = true });
        }
    }

    private static bool IsOf(StoredEvent one, string id)
        => EventDetailForm.Read(one.Detail.Span).Values.TryGet(OperationEvents.Id, out RequestValue found) && found.Text == id;

    // The log is looked through only after a crash between two writes, and only for events of the twin as a whole, which are few.
    private async Task<bool> IsToldAsync(Wave wave)
    {
        string id = wave.Operation.ToString();
        long after = 0;
        while (true)
        {
            IReadOnlyList<StoredEvent> events = await host.Store.ReadEventsAsync(
                new EventFilter(Kind: TwinEventKind.Operation), after, 1_000);
            if (events.Any(one => IsOf(one, id)))
            {
                return true;
            }

            if (events.Count == 0)
            {
                return false;
            }

            after = events[^1].Sequence;
        }
    }
}
