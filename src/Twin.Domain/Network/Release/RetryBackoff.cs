namespace Twin.Domain.Network.Release;

/// <summary>How long somebody waits before trying again: twice as long each time, up to a longest wait.</summary>
/// <remarks>What users do when the DCC refuses them is their own choice and not published (Twin resolutions R6).</remarks>
/// <param name="FirstMs">The wait after the first failure, at least 1 ms.</param>
/// <param name="LongestMs">The longest wait, not below <paramref name="FirstMs"/>.</param>
/// <param name="MostAttempts">How often is tried in all, the first time included; at least 1.</param>
public readonly record struct RetryBackoff(long FirstMs, long LongestMs, int MostAttempts)
{
    private const int MostDoublings = 40;

    /// <summary>Whether another attempt follows so many failures.</summary>
    public bool TriesAfter(int failures) => failures < MostAttempts;

    /// <summary>The wait after so many failures.</summary>
    /// <param name="failures">How many, at least 1.</param>
    public long WaitMs(int failures)
    {
        int doublings = Math.Min(failures - 1, MostDoublings);
        return FirstMs > LongestMs >> doublings ? LongestMs : FirstMs << doublings;
    }
}
