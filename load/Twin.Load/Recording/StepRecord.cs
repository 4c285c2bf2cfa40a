using Twin.Load.Results;

namespace Twin.Load.Recording;

/// <summary>What is counted for one step in one phase. Not safe for use by several threads.</summary>
internal sealed class StepRecord
{
    private readonly Latencies latency = new();
    private readonly Latencies service = new();
    private readonly SortedDictionary<string, long> codes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> deviceCodes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> failureKinds = new(StringComparer.Ordinal);
    private long calls;
    private long answered;
    private long failures;

    public void Record(in CallOutcome outcome, long latencyUs, long serviceUs)
    {
        calls++;
        if (outcome.Answered)
        {
            answered++;
            latency.Record(latencyUs);
            service.Record(serviceUs);
            Count(codes, outcome.Code);
        }

        if (outcome.DeviceCode.Length > 0)
        {
            Count(deviceCodes, outcome.DeviceCode);
        }

        if (outcome.Failure.Length > 0)
        {
            failures++;
            Count(failureKinds, outcome.Failure);
        }
    }

    public void Add(StepRecord other)
    {
        latency.Add(other.latency);
        service.Add(other.service);
        calls += other.calls;
        answered += other.answered;
        failures += other.failures;
        AddAll(codes, other.codes);
        AddAll(deviceCodes, other.deviceCodes);
        AddAll(failureKinds, other.failureKinds);
    }

    public StepResult Result(string name, double seconds) => new()
    {
        Name = name,
        Calls = calls,
        Answered = answered,
        Failures = failures,
        AnsweredPerSecond = seconds > 0 ? answered / seconds : 0,
        Latency = latency.Summary(),
        Service = service.Summary(),
        Codes = codes,
        DeviceCodes = deviceCodes,
        FailureKinds = failureKinds,
    };

    public static void Count(SortedDictionary<string, long> counts, string key, long more = 1)
        => counts[key] = counts.GetValueOrDefault(key) + more;

    private static void AddAll(SortedDictionary<string, long> counts, SortedDictionary<string, long> others)
    {
        foreach ((string key, long count) in others)
        {
            Count(counts, key, count);
        }
    }
}
