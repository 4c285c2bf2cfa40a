using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Time;

namespace Twin.Studies.SmkiRecovery;

/// <summary>
/// The lists on which suppliers have the devices that wait for their certificates, each worked off at the supplier's own rate.
/// </summary>
internal sealed class SupplierLists
{
    private readonly SmkiRecoveryPlan plan;
    private readonly ImmutableArray<SmkiRecoveryHandler> handlers;
    private readonly UserQueue?[] queues;
    private readonly PriorityQueue<(int Partition, int Place), (long ReadyMs, long Number)> waiting = new();
    private long heard;

    /// <summary>Makes the list of every supplier with an affected device.</summary>
    internal SupplierLists(SmkiRecoveryPlan plan, ImmutableArray<SmkiRecoveryHandler> handlers, int users)
    {
        this.plan = plan;
        this.handlers = handlers;
        long[] devices = new long[users + 1];
        foreach (SmkiRecoveryHandler handler in handlers)
        {
            for (int place = 0; place < handler.Affected; place++)
            {
                devices[handler.SupplierOf(place)]++;
            }
        }

        // A whole number of attempts in twenty days, so that few devices and small shares do not round to nothing or twice as much.
        queues = [.. devices.Select((count, user) => user == 0 || count == 0 || plan.Inputs.SupplierPpmPerDay == 0
            ? (UserQueue?)null
            : new UserQueue(new MessageRate(
                (int)Math.Clamp(count * plan.Inputs.SupplierPpmPerDay / 50_000, 1, MessageRate.MostMessages),
                (int)(20 * SimTime.DayMs))))];
    }

    /// <summary>Puts a device on its supplier's list.</summary>
    /// <param name="partition">The device's partition.</param>
    /// <param name="place">Its place among the affected.</param>
    /// <param name="readyMs">When the supplier has it on its list.</param>
    internal void Add(int partition, int place, long readyMs) => waiting.Enqueue((partition, place), (readyMs, heard++));

    /// <summary>Plans the attempts of what came on the lists up to now.</summary>
    internal void Plan(long nowMs)
    {
        while (waiting.TryPeek(out (int Partition, int Place) device, out (long ReadyMs, long Number) key) && key.ReadyMs <= nowMs)
        {
            _ = waiting.Dequeue();
            ref UserQueue? queue = ref queues[handlers[device.Partition].SupplierOf(device.Place)];
            if (queue is { } list)
            {
                long atMs = list.Enqueue(new SimTime(key.ReadyMs)).Ms;
                queue = list;
                handlers[device.Partition].Schedule(Math.Max(atMs, nowMs), device.Place, SmkiEventKind.Reinstate);
            }
        }
    }
}
