using System.Collections.Immutable;
using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>How fast the DCC can release messages to users over time: a rate, and periods with another one or with none.</summary>
/// <remarks>The rate is not published (Twin fact sheet 4.3: three times the mean is the default of studies).</remarks>
public sealed class ReleaseCapacity
{
    private readonly ImmutableArray<ReleasePeriod> periods;

    /// <summary>Makes a capacity.</summary>
    /// <param name="rate">The rate outside the periods.</param>
    /// <param name="periods">The periods in order of time, without overlap.</param>
    /// <exception cref="ArgumentException">A period ends before it begins, or begins before the one before it has ended.</exception>
    public ReleaseCapacity(MessageRate rate, ImmutableArray<ReleasePeriod> periods)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rate.Messages, nameof(rate));
        for (int at = 0; at < periods.Length; at++)
        {
            if (periods[at].Until < periods[at].From || (at > 0 && periods[at].From < periods[at - 1].Until))
            {
                throw new ArgumentException("periods stand in order of time and do not overlap", nameof(periods));
            }
        }

        Rate = rate;
        this.periods = periods;
    }

    /// <summary>The rate outside the periods.</summary>
    public MessageRate Rate { get; }

    /// <summary>The rate at a moment; no rate (the default value) while nothing is released.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="until">When that ends; never when it does not.</param>
    public MessageRate At(SimTime at, out SimTime until)
    {
        foreach (ReleasePeriod period in periods)
        {
            if (at < period.From)
            {
                until = period.From;
                return Rate;
            }

            if (at < period.Until)
            {
                until = period.Until;
                return period.Rate;
            }
        }

        until = SimTime.Never;
        return Rate;
    }
}
