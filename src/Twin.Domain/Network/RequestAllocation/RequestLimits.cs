namespace Twin.Domain.Network.RequestAllocation;

/// <summary>
/// Who is throttled to what when all users together send more than the operating threshold (SECMP0067; Twin fact sheet 4.6): users
/// above their allocation to the greater of the allocation and their share of the operating capacity; the others not at all.
/// </summary>
public static class RequestLimits
{
    /// <summary>No limit.</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>Works the limits out. All quantities are requests in one interval, none negative.</summary>
    /// <param name="demand">What each user sends.</param>
    /// <param name="allocation">What is allocated to each user.</param>
    /// <param name="operating">The operating threshold: the maximum capacity times its operating share.</param>
    /// <param name="share">What a user's share is in proportion to.</param>
    /// <param name="limits">Takes the limit of each user; <see cref="Unlimited"/> for one that is not throttled.</param>
    /// <returns>Whether all together send more than the threshold.</returns>
    public static bool Set(
        ReadOnlySpan<long> demand, ReadOnlySpan<long> allocation, long operating, AllocationShare share, Span<long> limits)
    {
        limits.Fill(Unlimited);
        Int128 total = Sum(demand);
        if (total <= operating)
        {
            return false;
        }

        ReadOnlySpan<long> weights = share == AllocationShare.Demand ? demand : allocation;
        Int128 whole = Sum(weights);
        for (int user = 0; user < demand.Length; user++)
        {
            if (demand[user] > allocation[user])
            {
                long own = whole == 0 ? 0 : (long)((Int128)operating * weights[user] / whole);
                limits[user] = Math.Max(allocation[user], own);
            }
        }

        return true;
    }

    private static Int128 Sum(ReadOnlySpan<long> values)
    {
        Int128 sum = 0;
        foreach (long value in values)
        {
            sum += value;
        }

        return sum;
    }
}
