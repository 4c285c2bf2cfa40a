using System.Collections.Immutable;

namespace Twin.Domain.Network.RequestAllocation;

/// <summary>
/// Admits service requests under per-user allocations, interval by interval: what users sent in an interval sets the limits of the
/// next (SECMP0067; Twin fact sheet 4.6).
/// </summary>
/// <remarks>
/// A request above the limit is rejected, or deferred if the allocator is told so; deferred requests count as demand of every interval in
/// which they wait. Every request offered is admitted, rejected or waiting at every instant. Not for use by several threads.
/// </remarks>
public sealed class RequestAllocator
{
    private readonly ImmutableArray<long> allocation;
    private readonly long operating;
    private readonly AllocationShare share;
    private readonly long intervalMs;
    private readonly bool defers;
    private readonly long[] demand;
    private readonly long[] admitted;
    private readonly long[] waiting;
    private readonly long[] limits;
    private long interval;

    /// <summary>Makes an allocator without limits in force.</summary>
    /// <param name="allocation">What is allocated to each user, requests in an interval.</param>
    /// <param name="operating">The operating threshold, requests in an interval.</param>
    /// <param name="share">What a throttled user's share is in proportion to.</param>
    /// <param name="intervalMs">The interval, at least 1 ms; the first begins at 0.</param>
    /// <param name="defers">Whether what is above a limit waits instead of being rejected.</param>
    public RequestAllocator(ImmutableArray<long> allocation, long operating, AllocationShare share, long intervalMs, bool defers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervalMs, 1);
        this.allocation = allocation;
        this.operating = operating;
        this.share = share;
        this.intervalMs = intervalMs;
        this.defers = defers;
        demand = new long[allocation.Length];
        admitted = new long[allocation.Length];
        waiting = new long[allocation.Length];
        limits = new long[allocation.Length];
        limits.AsSpan().Fill(RequestLimits.Unlimited);
    }

    /// <summary>Whether limits are in force in the interval reached.</summary>
    public bool IsThrottling { get; private set; }

    /// <summary>How many deferred requests wait.</summary>
    public long Waiting { get; private set; }

    /// <summary>The limit of a user in the interval reached; <see cref="RequestLimits.Unlimited"/> for none.</summary>
    public long LimitOf(int user) => limits[user];

    /// <summary>When the interval after a moment begins.</summary>
    public long NextIntervalMs(long nowMs) => ((nowMs / intervalMs) + 1) * intervalMs;

    /// <summary>Goes on to the interval of a moment and sets its limits.</summary>
    /// <param name="nowMs">The moment, not before the last one.</param>
    public void AdvanceTo(long nowMs)
    {
        while (interval < nowMs / intervalMs)
        {
            IsThrottling = RequestLimits.Set(demand, allocation.AsSpan(), operating, share, limits);
            Array.Clear(admitted);
            waiting.CopyTo(demand, 0);
            interval = IsThrottling || Waiting > 0 ? interval + 1 : nowMs / intervalMs;
        }
    }

    /// <summary>A user sends a request.</summary>
    /// <param name="user">The user's place among the allocations.</param>
    /// <param name="nowMs">When, not before the last moment.</param>
    /// <returns>True when it is admitted; else it is rejected or waits.</returns>
    public bool Offer(int user, long nowMs)
    {
        AdvanceTo(nowMs);
        demand[user]++;

        // Who waits is first: a new request does not overtake the user's own earlier ones.
        if (waiting[user] == 0 && admitted[user] < limits[user])
        {
            admitted[user]++;
            return true;
        }

        if (defers)
        {
            waiting[user]++;
            Waiting++;
        }

        return false;
    }

    /// <summary>Admits the user's longest waiting request if its limit allows; false when none waits or the limit is reached.</summary>
    /// <param name="user">The user's place among the allocations.</param>
    /// <param name="nowMs">When, not before the last moment.</param>
    public bool TryRelease(int user, long nowMs)
    {
        AdvanceTo(nowMs);
        if (waiting[user] == 0 || admitted[user] >= limits[user])
        {
            return false;
        }

        admitted[user]++;
        waiting[user]--;
        Waiting--;
        return true;
    }
}
