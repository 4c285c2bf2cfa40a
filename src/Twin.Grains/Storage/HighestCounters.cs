using System.Runtime.InteropServices;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The highest counter of each originator.</summary>
internal sealed class HighestCounters : Dictionary<UserId, ulong>
{
    /// <summary>None yet.</summary>
    public HighestCounters()
    {
    }

    /// <summary>Those that a store has.</summary>
    public HighestCounters(IReadOnlyDictionary<UserId, ulong> counters)
        : base(counters)
    {
    }

    /// <summary>Takes a counter as a database keeps it.</summary>
    public void Add(long originator, long counter) => Take(new UserId(originator.ToUnsigned()), counter.ToUnsigned());

    /// <summary>Takes a counter.</summary>
    public void Take(UserId originator, ulong counter)
    {
        ref ulong highest = ref CollectionsMarshal.GetValueRefOrAddDefault(this, originator, out _);
        highest = Math.Max(highest, counter);
    }
}
