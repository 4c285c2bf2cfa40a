using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>
/// A token bucket: at most <c>burst</c> at once, and in any span of time at most <c>burst</c> and what the rate gives in it.
/// </summary>
/// <remarks>
/// Full at the start. Counted in parts of a token, so that nothing drifts: each millisecond brings
/// <see cref="MessageRate.Messages"/> parts, and <see cref="MessageRate.PeriodMs"/> parts are a token. A bucket for a single token at
/// hundreds a second gives less than its rate, because it is full before the next millisecond. Calls are in the order of time. The
/// default value lets everything pass.
/// </remarks>
public struct TokenBucket
{
    private readonly MessageRate rate;
    private readonly long mostParts;
    private long parts;
    private long atMs;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="rate">How fast tokens come.</param>
    /// <param name="burst">How many the bucket holds, at least 1.</param>
    public TokenBucket(MessageRate rate, int burst)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rate.Messages, nameof(rate));
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        this.rate = rate;
        mostParts = (long)burst * rate.PeriodMs;
        parts = mostParts;
        atMs = long.MinValue;
    }

    /// <summary>Whether the bucket lets everything pass.</summary>
    public readonly bool IsUnlimited => rate.Messages == 0;

    /// <summary>When there is a token; the moment asked about when there is one then.</summary>
    /// <param name="at">The moment, not before the last token taken.</param>
    public readonly SimTime NextToken(SimTime at)
    {
        if (rate.Messages == 0)
        {
            return at;
        }

        long missing = rate.PeriodMs - PartsAt(at);
        return missing <= 0 ? at : at.Plus((missing + rate.Messages - 1) / rate.Messages);
    }

    /// <summary>Takes a token; there must be one.</summary>
    /// <exception cref="InvalidOperationException">There is none at this moment.</exception>
    public void Take(SimTime at)
    {
        if (rate.Messages == 0)
        {
            return;
        }

        long there = PartsAt(at);
        if (there < rate.PeriodMs)
        {
            throw new InvalidOperationException("there is no token at this moment");
        }

        parts = there - rate.PeriodMs;
        atMs = at.Ms;
    }

    private readonly long PartsAt(SimTime at)
    {
        if (atMs == long.MinValue)
        {
            return mostParts;
        }

        // Longer than it takes to fill an empty bucket makes no difference, and could not be multiplied.
        long elapsedMs = Math.Min(at.Ms - atMs, (mostParts / rate.Messages) + 1);
        return Math.Min(mostParts, parts + (elapsedMs * rate.Messages));
    }
}
