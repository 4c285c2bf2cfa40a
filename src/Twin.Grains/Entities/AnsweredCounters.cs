using Twin.Domain.Identity;
using Twin.Grains.Storage;

namespace Twin.Grains.Entities;

/// <summary>
/// What an entity answered, in bounded room: it never calls new what was answered, and seldom asks the store about what is new. Operations,
/// each with an id of its own, are kept apart so that they push no users out.
/// </summary>
internal sealed class AnsweredCounters
{
    private readonly int most;

    // Of millions of entities most never hear of either.
    private Bounded? users;
    private Bounded? operations;

    /// <summary>Nothing was answered yet.</summary>
    /// <param name="most">How many users, and how many operations, are kept by name.</param>
    internal AnsweredCounters(int most = 256) => this.most = most;

    /// <summary>What a store has: the highest counter of each originator.</summary>
    internal AnsweredCounters(IReadOnlyDictionary<UserId, ulong> stored, int most = 256)
        : this(most)
    {
        foreach ((UserId originator, ulong counter) in stored)
        {
            Take(originator, counter);
        }
    }

    /// <summary>Whether it may have been answered, so that the store must be asked; else it is new.</summary>
    /// <remarks>The highest counter that a store has of an originator may be an operation's and hide a user's, so both are asked.</remarks>
    internal bool MayHave(UserId originator, ulong counter)
        => users?.Reaches(originator, counter) == true
            || (OperationKey.HasVersion(originator) && operations?.Reaches(originator, counter) == true);

    /// <summary>Takes what was answered.</summary>
    internal void Take(UserId originator, ulong counter)
    {
        Bounded among = OperationKey.IsOperation(originator, counter) ? operations ??= new Bounded(most) : users ??= new Bounded(most);
        among.Take(originator, counter);
    }

    // Those with the lowest counters go, half at a time; one counter, the highest of all that went, stands for them.
    private sealed class Bounded(int most)
    {
        private readonly HighestCounters highest = [];
        private ulong? dropped;

        internal bool Reaches(UserId originator, ulong counter)
            => highest.TryGetValue(originator, out ulong known) ? counter <= known : counter <= dropped;

        internal void Take(UserId originator, ulong counter)
        {
            // Who comes back may have had any counter up to that of those that went.
            ulong least = highest.ContainsKey(originator) ? 0 : dropped ?? 0;
            highest.Take(originator, Math.Max(counter, least));
            if (highest.Count <= most)
            {
                return;
            }

            KeyValuePair<UserId, ulong>[] going = [.. highest.OrderBy(static one => one.Value).Take(highest.Count - (most / 2))];
            foreach ((UserId one, ulong known) in going)
            {
                highest.Remove(one);
                dropped = Math.Max(known, dropped ?? 0);
            }
        }
    }
}
