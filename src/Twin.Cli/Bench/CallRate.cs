namespace Twin.Cli.Bench;

/// <summary>What a closed loop of calls came to.</summary>
/// <param name="Calls">Calls that ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Processor">Seconds of processor time that the whole process used.</param>
/// <param name="Garbage">Bytes allocated.</param>
internal readonly record struct CallRate(long Calls, double Seconds, double Processor, long Garbage)
{
    /// <summary>Calls a second.</summary>
    public double PerSecond => Calls / Seconds;

    /// <summary>Microseconds of processor time for a call, callers included.</summary>
    public double ProcessorMicroseconds => Processor / Calls * 1e6;

    /// <summary>Bytes of garbage for a call, callers included.</summary>
    public double GarbageBytes => (double)Garbage / Calls;

    /// <summary>Both together.</summary>
    public static CallRate operator +(CallRate left, CallRate right) => new(
        left.Calls + right.Calls, left.Seconds + right.Seconds, left.Processor + right.Processor, left.Garbage + right.Garbage);
}
