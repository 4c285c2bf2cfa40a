using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Time;

namespace Twin.Studies.SmkiRecovery;

/// <summary>
/// The devices that wait for recovery certificates, and the DSP's time that they share with the flags they change. No order is published;
/// devices come in a <see cref="SpreadOrder"/>, those that failed again when they are due.
/// </summary>
/// <remarks>
/// The DSP plans its work for a few minutes at a time (<see cref="TickMs"/>): what flags took of the last ones, the next ones lack.
/// </remarks>
internal sealed class RecoveryQueue
{
    /// <summary>How far ahead the DSP plans.</summary>
    internal const long TickMs = 5 * SimTime.MinuteMs;

    private readonly SmkiRecoveryPlan plan;
    private readonly ImmutableArray<SmkiRecoveryHandler> handlers;
    private readonly (int Partition, int Place)[] order;
    private readonly PriorityQueue<(int Partition, int Place), (long DueMs, long Number)> retries = new();
    private WorkBudget budget;
    private long failures;
    private int next;

    /// <summary>Puts the affected devices of all partitions in order.</summary>
    internal RecoveryQueue(SmkiRecoveryPlan plan, ImmutableArray<SmkiRecoveryHandler> handlers)
    {
        this.plan = plan;
        this.handlers = handlers;
        order = new (int, int)[handlers.Sum(static h => h.Affected)];
        SpreadOrder spread = new(order.Length);
        long number = 0;
        for (int partition = 0; partition < handlers.Length; partition++)
        {
            for (int place = 0; place < handlers[partition].Affected; place++)
            {
                order[spread.PlaceOf(number++)] = (partition, place);
            }
        }
    }

    /// <summary>How many devices are affected.</summary>
    internal int Count => order.Length;

    /// <summary>What the DSP's time was spent on.</summary>
    internal WorkBudget Budget => budget;

    /// <summary>Schedules the moment at which the DSP sets each device to Recovery.</summary>
    internal void ScheduleMarks()
    {
        for (int place = 0; place < order.Length; place++)
        {
            handlers[order[place].Partition].Schedule(plan.MarkMs(place), order[place].Place, SmkiEventKind.Start);
        }
    }

    /// <summary>Takes the time of changed flags from the recovery.</summary>
    internal void Charge(long flags) => budget.Charge(flags, plan.Inputs.FlagMicroseconds);

    /// <summary>Puts a device back that an attempt did not reach.</summary>
    internal void Retry(int partition, int place, long failedMs)
        => retries.Enqueue((partition, place), (failedMs + plan.Inputs.DccRetryMs, failures++));

    /// <summary>Plans the attempts until the next tick, evenly over it.</summary>
    internal void Plan(long nowMs)
    {
        SmkiRecoveryInputs inputs = plan.Inputs;
        bool isOpen = nowMs >= inputs.StartMs && (nowMs < inputs.InterruptedMs || nowMs >= inputs.ResumedMs);
        List<(int Partition, int Place)> taken = [];
        budget.Pass(TickMs);
        while (isOpen && TryPeek(nowMs, out bool isRetry) && budget.Take(1, inputs.PlacementMicroseconds) == 1)
        {
            taken.Add(isRetry ? retries.Dequeue() : order[next++]);
        }

        // Time in which nothing waits, or nothing may be placed, cannot be saved for later; flags that are behind use it up all the same.
        if (!isOpen || !TryPeek(nowMs, out _))
        {
            budget.DropUnused();
        }

        for (int number = 0; number < taken.Count; number++)
        {
            long atMs = nowMs + (TickMs * number / taken.Count);
            handlers[taken[number].Partition].Schedule(atMs, taken[number].Place, SmkiEventKind.Place);
        }
    }

    // A device can be recovered once it is marked.
    private bool TryPeek(long nowMs, out bool isRetry)
    {
        isRetry = retries.TryPeek(out _, out (long DueMs, long Number) first) && first.DueMs <= nowMs;
        return isRetry || (next < order.Length && plan.MarkMs(next) < nowMs);
    }
}
