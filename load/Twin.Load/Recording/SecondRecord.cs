using Twin.Load.Results;

namespace Twin.Load.Recording;

/// <summary>What is counted for one second of a run. Not safe for use by several threads.</summary>
internal sealed class SecondRecord
{
    public long Due { get; set; }

    public long Made { get; set; }

    public long Answered { get; set; }

    public long Failures { get; set; }

    public long InFlight { get; set; }

    public LatencySummary Latency { get; set; } = LatencySummary.None;

    public SortedDictionary<string, long> Codes { get; } = new(StringComparer.Ordinal);

    public LoadSecond Result(int second) => new()
    {
        Second = second,
        Due = Due,
        Made = Made,
        Answered = Answered,
        Failures = Failures,
        InFlight = InFlight,
        Latency = Latency,
        Codes = Codes,
    };
}
