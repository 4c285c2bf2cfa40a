using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Entities;
using Twin.Grains.Storage;

namespace Twin.Grains.Tests.Entities;

/// <summary>An entity that says what it is told to say when it hears a message, and notes what becomes of it.</summary>
internal sealed class SpokenMember(ulong number) : IStepMember
{
    private long sent;

    public EntityKey Key { get; } = new(EntityKind.Device, number);

    /// <summary>Whether somebody else has its turn.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Whom it tells something at each message it hears, as long as it has heard no more than so many.</summary>
    public ImmutableArray<ulong> Tells { get; init; } = [];

    public int MostTold { get; init; } = 1;

    /// <summary>Whether it breaks at what it hears.</summary>
    public bool Breaks { get; init; }

    public List<EntityMessage> Heard { get; } = [];

    public List<EntityMessage> Kept { get; } = [];

    public int Turns { get; private set; }

    public bool TryJoin()
    {
        Turns += IsBusy ? 0 : 1;
        return !IsBusy;
    }

    public ImmutableArray<EntityMessage> Hear(EntityMessage message, RecordContext context)
    {
        if (Breaks)
        {
            throw new InvalidOperationException("a rule broke");
        }

        Heard.Add(message);
        return Heard.Count > MostTold ? [] : Say();
    }

    public ImmutableArray<EntityMessage> Say() => [.. Tells.Select(
        target => new EntityMessage(new EntityKey(EntityKind.Device, target), Key, ++sent, default, new TellTenancy()))];

    public void Keep(EntityMessage message) => Kept.Add(message);

    public EntityCommit? Begin(ImmutableArray<StoredAnswer> answers, ImmutableArray<EntityCommit> with) => null;

    public void Wait()
    {
        // Nobody reads it.
    }

    public long Stored() => Kept.Count;

    public void Failed(bool ends)
    {
        // It has nothing to take back.
    }

    public void Leave() => Turns--;
}
