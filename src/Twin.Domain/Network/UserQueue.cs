using Twin.Domain.Time;

namespace Twin.Domain.Network;

/// <summary>
/// A user's outbound queue: first in, first out, served one message after another at a fixed rate. When a message is delivered follows
/// from when the one before it was, so the whole queue is one moment: until when it is busy.
/// </summary>
/// <remarks>
/// The moment is kept as whole milliseconds and a fraction counted in 1 / <see cref="MessageRate.Messages"/> of a millisecond. A
/// message takes PeriodMs / Messages milliseconds, which is a whole number of those units: nothing is ever rounded in the state. Only the
/// moment handed out is, up to the next millisecond. Calls are in the order of arrival. 24 bytes, no allocation.
/// The default value has no rate and cannot be used.
/// </remarks>
public struct UserQueue
{
    private long busyUntilMs;
    private int fraction;
    private readonly MessageRate rate;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="rate">How fast it is served.</param>
    public UserQueue(MessageRate rate)
        : this(rate, long.MinValue, 0)
    {
    }

    private UserQueue(MessageRate rate, long busyUntilMs, int fraction)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rate.Messages, nameof(rate));
        this.rate = rate;
        this.busyUntilMs = busyUntilMs;
        this.fraction = fraction;
    }

    /// <summary>How fast the queue is served.</summary>
    public readonly MessageRate Rate => rate;

    /// <summary>The delivery of the last message accepted, rounded up; a moment before every other while there was none.</summary>
    public readonly SimTime BusyUntil => new(fraction == 0 ? busyUntilMs : busyUntilMs + 1);

    /// <summary>Accepts a message.</summary>
    /// <param name="at">When it arrives, not before the message accepted last.</param>
    /// <returns>When it is delivered: after every earlier one, and one service time after its turn came, rounded up.</returns>
    public SimTime Enqueue(SimTime at) => Enqueue(at, []);

    /// <summary>
    /// Accepts a message of a queue that is closed at times. Service stops while closed and goes on after with what was left; what is
    /// finished at the very moment of closing is delivered at it.
    /// </summary>
    /// <param name="at">When it arrives, not before the message accepted last.</param>
    /// <param name="closed">The closed periods in order of time, without overlap; the same for every message that they can touch.</param>
    public SimTime Enqueue(SimTime at, ReadOnlySpan<ClosedPeriod> closed)
    {
        if (at.Ms > busyUntilMs || (at.Ms == busyUntilMs && fraction == 0))
        {
            busyUntilMs = at.Ms;
            fraction = 0;
        }

        long startMs = busyUntilMs;
        Serve();
        foreach (ClosedPeriod period in closed)
        {
            if (period.Until.Ms <= startMs)
            {
                continue;
            }

            if (period.From.Ms <= startMs)
            {
                // Closed when its turn came: the whole service follows the opening.
                busyUntilMs = period.Until.Ms;
                fraction = 0;
                startMs = busyUntilMs;
                Serve();
            }
            else if (period.From < BusyUntil)
            {
                busyUntilMs += period.Until.Ms - period.From.Ms;
            }
            else
            {
                break;
            }
        }

        return BusyUntil;
    }

    /// <summary>
    /// Says that nothing is delivered before a moment. Messages accepted earlier keep the delivery they were given, so an outage known
    /// beforehand belongs into the closed periods instead.
    /// </summary>
    public void CloseUntil(SimTime moment)
    {
        if (moment.Ms > busyUntilMs)
        {
            busyUntilMs = moment.Ms;
            fraction = 0;
        }
    }

    /// <summary>
    /// How many of the messages accepted so far are delivered after a moment that is not before the last arrival. For a queue that was
    /// served at this rate all the while and never closed: its last deliveries lie one service time apart, so they need not be kept.
    /// </summary>
    public readonly long WaitingAt(SimTime moment)
    {
        if (busyUntilMs < moment.Ms)
        {
            return 0;
        }

        Int128 left = ((Int128)(busyUntilMs - moment.Ms) * rate.Messages) + fraction;
        return (long)((left + rate.PeriodMs - 1) / rate.PeriodMs);
    }

    /// <summary>This queue served at another rate from its next message on; what is left of a millisecond is rounded up.</summary>
    public readonly UserQueue At(MessageRate other) => other == rate ? this : new UserQueue(other, BusyUntil.Ms, 0);

    private void Serve()
    {
        (int whole, int part) = Math.DivRem(rate.PeriodMs, rate.Messages);
        busyUntilMs += whole;
        fraction += part;
        if (fraction >= rate.Messages)
        {
            fraction -= rate.Messages;
            busyUntilMs++;
        }
    }
}
