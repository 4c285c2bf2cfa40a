using Twin.Load.Arrivals;
using Twin.Load.Recording;

namespace Twin.Load.Running;

/// <summary>Makes the calls of a load profile at their moments. One object drives one profile once.</summary>
/// <remarks>
/// Open part: a call starts at its moment whether or not earlier ones have ended, up to the limit in flight; what has to wait for that
/// limit starts late, and its latency counts from when it was due. Closed part: each copy waits for its answer.
/// </remarks>
internal sealed class LoadDriver : IDisposable
{
    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(5);

    private readonly LoadRunOptions options;
    private readonly CallPlan plan;
    private readonly TwinCaller caller;
    private readonly RunRecord record;
    private readonly Slots slots;
    private readonly CancellationTokenSource stop;
    private readonly CopyCount copies = new();
    private long numbered = -1;
    private long outstanding;
    private long lastEndUs;
    private Exception? fault;

    public LoadDriver(
        LoadRunOptions options, CallPlan plan, TwinCaller caller, RunRecord record, int mostInFlight, CancellationToken cancellation)
    {
        this.options = options;
        this.plan = plan;
        this.caller = caller;
        this.record = record;
        slots = new Slots(mostInFlight);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Start = options.Clock.GetTimestamp();
    }

    /// <summary>The timestamp at which the profile starts.</summary>
    public long Start { get; }

    /// <summary>Microseconds since the start.</summary>
    public long NowUs => options.Clock.MicrosecondsSince(Start);

    /// <summary>Makes all calls and waits for their answers.</summary>
    /// <param name="profile">The load.</param>
    /// <param name="drainMs">How long answers are waited for after the profile's end; what is missing then has failed.</param>
    /// <returns>When the last call ended, or the profile; microseconds since the start.</returns>
    public async Task<long> RunAsync(LoadProfile profile, long drainMs)
    {
        try
        {
            await Task.WhenAll(OpenAsync(profile), ClosedAsync(profile));
            await options.Clock.UntilAsync(Start, profile.LengthUs, stop.Token);
            for (long limit = NowUs + (drainMs * 1_000); Interlocked.Read(ref outstanding) > 0 && NowUs < limit;)
            {
                await options.Clock.ForAsync(DrainPause, stop.Token);
            }

            stop.Cancel();
            while (Interlocked.Read(ref outstanding) > 0)
            {
                await options.Clock.ForAsync(DrainPause, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (fault is not null)
        {
            // A call met a fault of the program, which is told below.
        }

        return fault is null
            ? Math.Max(profile.LengthUs, Interlocked.Read(ref lastEndUs))
            : throw new InvalidOperationException("a call failed", fault);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task OpenAsync(LoadProfile profile)
    {
        foreach (long due in ArrivalSchedule.Of(profile.Rates))
        {
            await options.Clock.UntilAsync(Start, due, stop.Token);
            if (!slots.TryTake())
            {
                record.Hold();
                await slots.TakeAsync(stop.Token);
            }

            Begin(() => OneAsync(due));
        }
    }

    private async Task ClosedAsync(LoadProfile profile)
    {
        foreach (CopyChange change in CopySchedule.Of(profile.Copies))
        {
            await options.Clock.UntilAsync(Start, change.AtUs, stop.Token);
            foreach (int copy in copies.Change(change.Copies))
            {
                Begin(() => CopyAsync(copy));
            }
        }
    }

    private void Begin(Func<Task> work)
    {
        Interlocked.Increment(ref outstanding);
        _ = Task.Factory.StartNew(
            () => GuardAsync(work), CancellationToken.None, TaskCreationOptions.DenyChildAttach, options.Scheduler);
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            // Nobody awaits a call. The first fault ends the run and is told by RunAsync.
            _ = Interlocked.CompareExchange(ref fault, exception, null);
            stop.Cancel();
        }
        finally
        {
            Interlocked.Decrement(ref outstanding);
        }
    }

    private async Task OneAsync(long due)
    {
        try
        {
            await CallAsync(due);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task CopyAsync(int copy)
    {
        while (!stop.IsCancellationRequested && copies.GoesOn(copy))
        {
            await CallAsync(null);
        }
    }

    private async Task CallAsync(long? due)
    {
        LoadCall call = plan.Of(Interlocked.Increment(ref numbered));
        long made = NowUs;
        int phase = record.Begin(due ?? made, made);
        CallOutcome outcome = await caller.CallAsync(call, stop.Token);
        long ended = NowUs;
        record.End(phase, call.Step, outcome, due ?? made, made, ended);
        for (long last = Interlocked.Read(ref lastEndUs); last < ended;)
        {
            last = Interlocked.CompareExchange(ref lastEndUs, ended, last);
        }
    }
}
