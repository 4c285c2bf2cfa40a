using Twin.Domain.Collections;
using Twin.Domain.Randomness;
using Twin.Engine.Scheduling;

namespace Twin.Studies.CplRemoval;

/// <summary>
/// The suspensions of one partition: the DSP goes through all devices of the estate that are to be suspended in a
/// <see cref="SpreadOrder"/>, at its rate. Neighbours that stay together make a group of events, made when its turn comes.
/// </summary>
internal sealed class SuspensionSource : IEventSource
{
    private const int LeastInBatch = 1_024;

    private readonly Group[] groups;
    private readonly BlockList<AffectedDevice> affected;
    private readonly Func<long, long> timeOfPlace;
    private SimEvent[] batch = new SimEvent[2 * LeastInBatch];
    private int count;
    private int next;
    private bool isInOrder;

    /// <summary>Finds the groups of a partition and their places in the order.</summary>
    /// <param name="affected">The partition's affected devices; those that are not suspended are passed over.</param>
    /// <param name="order">The order of all devices to suspend in the estate.</param>
    /// <param name="first">The number of the partition's first among them.</param>
    /// <param name="timeOfPlace">When the DSP comes to a place of the order; ascends with it.</param>
    internal SuspensionSource(BlockList<AffectedDevice> affected, SpreadOrder order, long first, Func<long, long> timeOfPlace)
    {
        this.affected = affected;
        this.timeOfPlace = timeOfPlace;
        List<Group> found = [];
        long number = first;

        // How many more stay together with the last one.
        long together = 0;
        for (int entity = 0; entity < affected.Count; entity++)
        {
            if (!affected[entity].IsSuspendable)
            {
                continue;
            }

            if (together == 0)
            {
                together = order.Together - (number % order.Together);
                found.Add(new Group(order.PlaceOf(number), entity, (int)together));
            }

            number++;
            together--;
        }

        groups = [.. found.OrderBy(static group => group.Place)];
    }

    /// <inheritdoc/>
    public ArraySegment<SimEvent> Next()
    {
        // A batch ends between two moments: at the same one, the order is that of the devices and not that of the groups.
        count = 0;
        isInOrder = true;
        while (next < groups.Length && (count < LeastInBatch || timeOfPlace(groups[next].Place) == batch[count - 1].TimeMs))
        {
            Add(groups[next++]);
        }

        if (!isInOrder)
        {
            batch.AsSpan(0, count).Sort(static (left, right) => left.IsBefore(right) ? -1 : 1);
        }

        return new ArraySegment<SimEvent>(batch, 0, count);
    }

    private void Add(Group group)
    {
        if (batch.Length < count + group.Size)
        {
            Array.Resize(ref batch, 2 * (count + group.Size));
        }

        long place = group.Place;
        long end = place + group.Size;
        for (int entity = group.Entity; place < end && entity < affected.Count; entity++)
        {
            if (affected[entity].IsSuspendable)
            {
                batch[count] = new SimEvent(timeOfPlace(place++), entity, (byte)CplEventKind.Suspend, (byte)CplEventKind.Suspend, 0);
                isInOrder &= count == 0 || batch[count - 1].IsBefore(batch[count]);
                count++;
            }
        }
    }

    /// <summary>Devices that come one after the other.</summary>
    /// <param name="Place">The place of the first in the order of suspension.</param>
    /// <param name="Entity">Its index among the affected devices.</param>
    /// <param name="Size">How many they are at most.</param>
    private readonly record struct Group(long Place, int Entity, int Size);
}
