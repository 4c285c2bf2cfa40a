namespace Twin.Client;

/// <summary>How a client treats its connection.</summary>
public sealed record TwinClientOptions
{
    /// <summary>How often a call is tried again after the connection was lost or the twin was not available. Default: 5; 0 for never.</summary>
    /// <remarks>A call that cannot be repeated safely, a step of the time, is never tried again.</remarks>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first retry; each further one waits twice as long. Default: 100 milliseconds.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two tries. Default: 5 seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one try may take. Default: 30 seconds. Streams of events have no end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of waits, and what the counters of requests begin from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
