using Twin.Domain.Time;

namespace Twin.Domain.Network.Release;

/// <summary>
/// A user's adapter: it works through messages in the order of their arrival at a fixed rate, and refuses what does not fit into its
/// buffer. Because the rate is fixed, the moment until which it is busy says how many wait; nothing is kept for a message.
/// </summary>
/// <remarks>Calls are in the order of arrival. 40 bytes, no allocation. The default value has no rate and cannot be used.</remarks>
public struct AdapterQueue
{
    private readonly MessageRate rate;
    private readonly long fullParts;
    private PacedServer server;

    /// <summary>Makes an empty adapter.</summary>
    /// <param name="rate">How fast it works.</param>
    /// <param name="buffer">How many messages it holds with the one in work, at least 1.</param>
    public AdapterQueue(MessageRate rate, int buffer)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rate.Messages, nameof(rate));
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer, 1);
        this.rate = rate;
        Buffer = buffer;

        // A message is as many parts as its rate's period has milliseconds (PacedServer.PartsLeft).
        fullParts = (buffer - 1L) * rate.PeriodMs;
    }

    /// <summary>How many messages it holds with the one in work.</summary>
    public int Buffer { get; }

    /// <summary>How fast it works.</summary>
    public readonly MessageRate Rate => rate;

    /// <summary>Takes a message if there is room for it.</summary>
    /// <param name="at">When it arrives, not before the one before it.</param>
    /// <param name="processed">When it has been worked on, rounded up to the next millisecond; nothing when it is refused.</param>
    /// <returns>False when the buffer is full: the message is refused.</returns>
    public bool TryAccept(SimTime at, out SimTime processed)
    {
        if (server.PartsLeft(at) > fullParts)
        {
            processed = default;
            return false;
        }

        processed = server.Serve(at, rate);
        return true;
    }

    /// <summary>How many messages it holds at a moment that is not before the last arrival.</summary>
    public readonly long HeldAt(SimTime at) => (server.PartsLeft(at) + rate.PeriodMs - 1) / rate.PeriodMs;
}
