using Twin.Load.Results;

namespace Twin.Load.Recording;

/// <summary>
/// Everything that is counted during a run: by step, by phase and by second. Safe for use by several threads: one short lock, which at
/// the rates that one machine can make costs less than what it guards.
/// </summary>
internal sealed class RunRecord(IReadOnlyList<string> steps)
{
    private const long SecondUs = 1_000_000;

    private readonly Lock gate = new();
    private readonly List<(string Name, long FromUs, StepRecord[] Steps)> phases = [];
    private readonly List<SecondRecord> seconds = [];
    private readonly Latencies lateness = new();
    private readonly Latencies ofSecond = new();
    private int openSecond;
    private long held;
    private long inFlight;
    private long calls;
    private long failures;

    /// <summary>Calls made and not ended.</summary>
    public long InFlight => Interlocked.Read(ref inFlight);

    /// <summary>Ends the phase that was and begins another; the first begins the run.</summary>
    public void BeginPhase(string name, long nowUs)
    {
        lock (gate)
        {
            phases.Add((name, nowUs, [.. steps.Select(static _ => new StepRecord())]));
        }
    }

    /// <summary>Notes that a call had to wait because too many were in flight.</summary>
    public void Hold() => Interlocked.Increment(ref held);

    /// <summary>Notes that a call is made.</summary>
    /// <returns>The number of the phase it belongs to.</returns>
    public int Begin(long dueUs, long nowUs)
    {
        Interlocked.Increment(ref inFlight);
        lock (gate)
        {
            SecondOf(dueUs).Due++;
            SecondOf(nowUs).Made++;
            lateness.Record(nowUs - dueUs);
            return phases.Count - 1;
        }
    }

    /// <summary>Notes how a call ended.</summary>
    public void End(int phase, int step, in CallOutcome outcome, long dueUs, long madeUs, long nowUs)
    {
        Interlocked.Decrement(ref inFlight);
        lock (gate)
        {
            CloseSecondsBefore((int)(nowUs / SecondUs));
            phases[phase].Steps[step].Record(outcome, nowUs - dueUs, nowUs - madeUs);
            SecondRecord second = SecondOf(nowUs);
            calls++;
            if (outcome.Answered)
            {
                second.Answered++;
                ofSecond.Record(nowUs - dueUs);
                StepRecord.Count(second.Codes, outcome.Code);
            }

            if (outcome.Failure.Length > 0)
            {
                second.Failures++;
                failures++;
            }
        }
    }

    /// <summary>Notes how many calls are in flight as a second ends.</summary>
    public void Sample(int second)
    {
        lock (gate)
        {
            SecondOf(second * SecondUs).InFlight = InFlight;
        }
    }

    /// <summary>Where the run stands.</summary>
    public (long Calls, long Failures) Count()
    {
        lock (gate)
        {
            return (calls, failures);
        }
    }

    /// <summary>Puts what was counted into a result.</summary>
    /// <param name="endUs">When the last call ended, or the last simulation.</param>
    public RunFigures Figures(long endUs)
    {
        lock (gate)
        {
            CloseSecondsBefore(int.MaxValue);
            double measured = endUs / (double)SecondUs;
            StepRecord[] sums = [.. steps.Select(static _ => new StepRecord())];
            List<PhaseResult> results = [];
            for (int at = 0; at < phases.Count; at++)
            {
                (string name, long from, StepRecord[] records) = phases[at];
                long until = at + 1 < phases.Count ? phases[at + 1].FromUs : endUs;
                results.Add(Phase(name, from, until, records));
                for (int step = 0; step < records.Length; step++)
                {
                    sums[step].Add(records[step]);
                }
            }

            return new RunFigures(
                Sum(sums).Result("overall", measured),
                [.. sums.Select((sum, step) => sum.Result(steps[step], measured))],
                phases.Count > 1 ? results : [],
                [.. seconds.Select(static (second, at) => second.Result(at))],
                Interlocked.Read(ref held),
                lateness.Summary());
        }
    }

    private PhaseResult Phase(string name, long fromUs, long untilUs, StepRecord[] records)
    {
        double from = fromUs / (double)SecondUs;
        double until = untilUs / (double)SecondUs;
        return new PhaseResult(
            name,
            from,
            until,
            Sum(records).Result("overall", until - from),
            [.. records.Select((one, at) => one.Result(steps[at], until - from))]);
    }

    private static StepRecord Sum(StepRecord[] records)
    {
        StepRecord sum = new();
        foreach (StepRecord record in records)
        {
            sum.Add(record);
        }

        return sum;
    }

    private SecondRecord SecondOf(long us)
    {
        int number = (int)(us / SecondUs);
        while (seconds.Count <= number)
        {
            seconds.Add(new SecondRecord());
        }

        return seconds[number];
    }

    // One histogram serves one second after another. A call that ends on another thread a moment later than one of the next second
    // counts there.
    private void CloseSecondsBefore(int second)
    {
        if (second <= openSecond)
        {
            return;
        }

        LatencySummary summary = ofSecond.Summary();
        if (summary.Count > 0)
        {
            SecondOf(openSecond * SecondUs).Latency = summary;
            ofSecond.Clear();
        }

        openSecond = second;
    }
}
