using System.Collections.Immutable;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>
/// A step of one entity together with what follows from it at other entities: those of this silo that are free take their messages at once,
/// and all is stored as one. So it is either all there or not at all, and nothing has to be sent, remembered and forgotten again.
/// </summary>
/// <remarks>
/// Nobody is waited for while turns are held, so steps that want each other's entities cannot end in a circle: a message for an entity that
/// is busy, elsewhere or asleep goes through its sender's outbox, and so does every later one to the same entity.
/// </remarks>
internal sealed class JointStep
{
    /// <summary>The most entities that join the one that began.</summary>
    internal const int MostMembers = 32;

    private readonly IStepMember first;
    private readonly List<IStepMember> others = [];

    private JointStep(IStepMember first) => this.first = first;

    /// <summary>Delivers what an entity says, and what is said in turn, as far as receivers can join.</summary>
    /// <param name="first">The entity, its own step taken.</param>
    /// <param name="said">What it says.</param>
    /// <param name="find">Finds an entity that is in this silo; null for any other.</param>
    /// <param name="context">What the rules look at.</param>
    internal static JointStep Of(
        IStepMember first, ImmutableArray<EntityMessage> said, Func<EntityKey, IStepMember?> find, RecordContext context)
    {
        JointStep step = new(first);
        try
        {
            step.Deliver(said, find, context);
            return step;
        }
        catch
        {
            step.Leave();
            throw;
        }
    }

    /// <summary>What is to be stored at the other entities.</summary>
    internal ImmutableArray<EntityCommit> Begin()
    {
        ImmutableArray<EntityCommit> commits = [];
        foreach (IStepMember member in others)
        {
            if (member.Begin([], []) is { } commit)
            {
                commits = commits.Add(commit);
            }
        }

        return commits;
    }

    internal void Wait() => others.ForEach(static member => member.Wait());

    /// <summary>The step is durable: tells the others.</summary>
    /// <returns>Those that have messages on their way.</returns>
    internal List<Follower>? Stored()
    {
        List<Follower>? followers = null;
        foreach (IStepMember member in others)
        {
            long version = member.Stored();
            if (version != 0)
            {
                (followers ??= []).Add(new Follower(member.Key.Kind, member.Key.Number, version));
            }
        }

        return followers;
    }

    internal void Failed(bool ends) => others.ForEach(member => member.Failed(ends));

    /// <summary>Gives back the others' turns.</summary>
    internal void Leave() => others.ForEach(static member => member.Leave());

    private void Deliver(ImmutableArray<EntityMessage> said, Func<EntityKey, IStepMember?> find, RecordContext context)
    {
        HashSet<EntityKey>? unreached = null;
        ImmutableArray<EntityMessage> open = said;
        for (int at = 0; at < open.Length; at++)
        {
            EntityMessage message = open[at];
            IStepMember? receiver = unreached is not null && unreached.Contains(message.Target)
                ? null
                : Find(message.Target) ?? Join(message.Target, find);
            if (receiver is null)
            {
                (unreached ??= []).Add(message.Target);
                Find(message.Sender)!.Keep(message);
                continue;
            }

            open = open.AddRange(receiver.Hear(message, context.At(message.At)));
        }
    }

    private IStepMember? Find(EntityKey key)
    {
        if (first.Key == key)
        {
            return first;
        }

        foreach (IStepMember member in others)
        {
            if (member.Key == key)
            {
                return member;
            }
        }

        return null;
    }

    private IStepMember? Join(EntityKey key, Func<EntityKey, IStepMember?> find)
    {
        if (others.Count == MostMembers || find(key) is not { } member || !member.TryJoin())
        {
            return null;
        }

        others.Add(member);
        return member;
    }
}
