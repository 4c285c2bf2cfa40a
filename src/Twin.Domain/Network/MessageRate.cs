namespace Twin.Domain.Network;

/// <summary>A fixed rate of messages as a ratio of whole numbers, so that serving them never drifts: 2,500 a minute.</summary>
/// <remarks>The default value is no rate and is refused where a rate is needed.</remarks>
public readonly record struct MessageRate
{
    /// <summary>The most messages in a period.</summary>
    public const int MostMessages = 1_000_000_000;

    /// <summary>Makes a rate.</summary>
    /// <param name="messages">Messages in a period, 1 to <see cref="MostMessages"/>.</param>
    /// <param name="periodMs">The period in milliseconds, at least 1.</param>
    public MessageRate(int messages, int periodMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(messages, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(messages, MostMessages);
        ArgumentOutOfRangeException.ThrowIfLessThan(periodMs, 1);
        Messages = messages;
        PeriodMs = periodMs;
    }

    /// <summary>Messages in a period; 0 for the default value.</summary>
    public int Messages { get; }

    /// <summary>The period in milliseconds.</summary>
    public int PeriodMs { get; }

    /// <summary>So many messages a second.</summary>
    public static MessageRate PerSecond(int messages) => new(messages, 1_000);

    /// <summary>So many messages a minute.</summary>
    public static MessageRate PerMinute(int messages) => new(messages, 60_000);

    /// <summary><c>500 in 1000 ms</c>.</summary>
    public override string ToString() => string.Create(null, $"{Messages} in {PeriodMs} ms");
}
