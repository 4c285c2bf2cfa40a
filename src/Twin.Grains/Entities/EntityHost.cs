using Microsoft.Extensions.Logging;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Grains.Clock;
using Twin.Grains.Products;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>What the grains of a silo share. One a silo; safe for use by several threads.</summary>
internal sealed class EntityHost(
    TwinEstate estate,
    ITwinStore store,
    ProductBook products,
    UserBook users,
    EntityGrains grains,
    TimeProvider clock,
    ILogger<EntityHost> log)
{
    // The last one: what happens to many entities at once happens in the same.
    private RecordContext? context;

    internal TwinEstate Estate { get; } = estate;

    internal ITwinStore Store { get; } = store;

    internal ProductBook Products { get; } = products;

    internal UserBook Users { get; } = users;

    internal EntityGrains Grains { get; } = grains;

    internal TimeProvider Clock { get; } = clock;

    internal ILogger Log { get; } = log;

    /// <summary>What the rules look at, with the CPL that the caller has seen or a newer one.</summary>
    internal async ValueTask<RecordContext> ContextAsync(CallMoment moment)
    {
        if (!Users.Ready.IsCompleted)
        {
            await Users.Ready.ConfigureAwait(false);
        }

        return Context(moment.At, await Products.AtLeastAsync(moment.ProductVersion).ConfigureAwait(false));
    }

    internal RecordContext Context(SimTime now, ProductList list)
    {
        RecordContext? known = Volatile.Read(ref context);
        if (known is null || known.Now != now || known.Products != list || known.Users != Users.Current)
        {
            known = new(Estate.Rules, list, Users.Current, Estate.Routing, now, Estate.Seed) { Places = Estate.Places };
            Volatile.Write(ref context, known);
        }

        return known;
    }
}
