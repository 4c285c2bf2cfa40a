using System.Collections.Immutable;
using Twin.Domain.Collections;
using Twin.Domain.Network.RequestAllocation;
using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Requests;
using Twin.Studies.Results;

namespace Twin.Studies.RequestTraffic;

/// <summary>The way of a request: the allocation, the DSP's queue, the user's patience.</summary>
internal sealed class RequestTrafficCentre : IRunCentre<RequestMessage>
{
    private const int Samples = 360;
    private const uint WorkDraw = 0;
    private const uint RetryDraw = 1 << 16;

    private readonly RequestTrafficInputs inputs;
    private readonly RequestAllocator? allocator;
    private readonly ImmutableArray<Func<RequestMessage, long>> targets;
    private readonly RandomStream draws;
    private readonly long workUs;
    private readonly RequestTrafficLog? log;
    private readonly Queue<int>?[] waiting;
    private readonly PriorityQueue<(CentreEventKind Kind, int Request), (long TimeMs, long Sequence)> calendar = new();
    private readonly long sampleMs;
    private long sequence;
    private long nextIntervalMs;
    private long attemptsAtLastPoint;
    private WorkQueue dsp;

    /// <summary>Prepares the centre of a run.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="allocator">The allocation; null for none.</param>
    /// <param name="users">How many users.</param>
    /// <param name="workUs">The DSP's mean work on a request.</param>
    /// <param name="targets">For each class, when the response to a message is late.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="log">The event log; null for none.</param>
    internal RequestTrafficCentre(
        RequestTrafficInputs inputs,
        RequestAllocator? allocator,
        int users,
        long workUs,
        ImmutableArray<Func<RequestMessage, long>> targets,
        ulong seed,
        RequestTrafficLog? log)
    {
        this.inputs = inputs;
        this.allocator = allocator;
        this.workUs = workUs;
        this.targets = targets;
        this.log = log;
        draws = new RandomStream(seed, 0x4453_5057);
        waiting = new Queue<int>?[users + 1];
        sampleMs = Math.Max(1, inputs.HorizonMs / Samples);
        nextIntervalMs = inputs.IntervalMs;
    }

    private enum CentreEventKind : byte
    {
        Timeout,
        Resend,
    }

    /// <summary>What was counted so far.</summary>
    internal RequestCounters Counters { get; } = new();

    /// <summary>Every request, in the order of sending.</summary>
    internal BlockList<SentRequest> Requests { get; } = new();

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves { get; } = new();

    /// <inheritdoc/>
    public void Hear(in RequestMessage message)
    {
        AdvanceTo(message.TimeMs);
        int number = Requests.Count;
        Requests.Add(new SentRequest
        {
            SentMs = message.TimeMs,
            ResponseMs = long.MaxValue,
            TargetMs = targets[message.Class](message),
            Key = RandomStream.Mix(message.Device.Value + RandomStream.Mix(((ulong)message.TimeMs << 8) + (ulong)message.Class)),
            Class = message.Class,
            User = message.User,
        });
        log?.Write(message.TimeMs, "request", number, Requests[number], Requests[number].TargetMs);
        Attempt(number, message.TimeMs);
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs) => ((afterMs / sampleMs) + 1) * sampleMs;

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        AdvanceTo(nowMs);
        if (!Counters.Balance.IsBalanced)
        {
            throw new InvalidOperationException($"attempts went missing: {Counters.Balance}");
        }

        if (nowMs % sampleMs != 0)
        {
            return;
        }

        Curves.Add("dspBacklogSeconds", nowMs, dsp.BacklogUs(new SimTime(nowMs)) / 1e6);
        Curves.Add("requestsWaitingForLimit", nowMs, Counters.Waiting);
        if (nowMs > 0)
        {
            Curves.Add("attemptsPerMinute", nowMs, (Counters.Attempts - attemptsAtLastPoint) * ((double)SimTime.MinuteMs / sampleMs));
            attemptsAtLastPoint = Counters.Attempts;
        }
    }

    // What the centre itself has to do comes before what partitions say of the same moment.
    private void AdvanceTo(long nowMs)
    {
        while (true)
        {
            long nextMs = calendar.TryPeek(out _, out (long TimeMs, long Sequence) first) ? first.TimeMs : long.MaxValue;
            long intervalMs = allocator is null ? long.MaxValue : nextIntervalMs;
            if (Math.Min(nextMs, intervalMs) > nowMs)
            {
                return;
            }

            if (intervalMs <= nextMs)
            {
                BeginInterval(intervalMs);
                nextIntervalMs += inputs.IntervalMs;
                continue;
            }

            (CentreEventKind kind, int request) = calendar.Dequeue();
            if (kind == CentreEventKind.Resend || Requests[request].ResponseMs > nextMs)
            {
                Again(request, nextMs);
            }
        }
    }

    private void BeginInterval(long nowMs)
    {
        allocator!.AdvanceTo(nowMs);
        if (allocator.IsThrottling)
        {
            Counters.ThrottledIntervals++;
            log?.Throttled(nowMs);
        }

        for (int user = 1; user < waiting.Length; user++)
        {
            while (waiting[user] is { Count: > 0 } queue && allocator.TryRelease(user, nowMs))
            {
                Counters.Waiting--;
                int number = queue.Dequeue();
                if (!Work(number, nowMs) && inputs.TimeoutMs >= inputs.HorizonMs)
                {
                    // Else the user's time-out, which runs since the request was deferred, sends it again.
                    Retry(number, nowMs);
                }
            }
        }
    }

    private void Attempt(int number, long nowMs)
    {
        ref SentRequest request = ref Requests[number];
        request.Attempts++;
        Counters.Attempts++;
        if (allocator is null || allocator.Offer(request.User, nowMs))
        {
            if (Work(number, nowMs))
            {
                Wait(number, nowMs);
            }
            else
            {
                Retry(number, nowMs);
            }

            return;
        }

        Counters.ThrottledUsers.Add(request.User);
        if (inputs.Defers)
        {
            Counters.Deferred++;
            Counters.Waiting++;
            (waiting[request.User] ??= new Queue<int>()).Enqueue(number);
            log?.Write(nowMs, "deferred", number, request);
            Wait(number, nowMs);
        }
        else
        {
            Counters.Rejected++;
            log?.Write(nowMs, "rejected", number, request);
            Retry(number, nowMs);
        }
    }

    // True when the DSP took it on.
    private bool Work(int number, long nowMs)
    {
        ref SentRequest request = ref Requests[number];
        SimTime now = new(nowMs);
        if (dsp.BacklogUs(now) > inputs.MostBacklogUs)
        {
            Counters.Refused++;
            log?.Write(nowMs, "refused", number, request, 0, dsp.BacklogUs(now));
            return false;
        }

        long us = inputs.IsExponential ? draws.ExponentialMs(workUs, request.Key, WorkDraw + request.Attempts) : workUs;
        long responseMs = dsp.Enqueue(now, us).Ms + inputs.ResponseMs;
        request.ResponseMs = Math.Min(request.ResponseMs, responseMs);
        Counters.Worked++;
        Counters.LargestBacklogUs = Math.Max(Counters.LargestBacklogUs, dsp.BacklogUs(now));
        log?.Write(nowMs, "worked", number, request, responseMs, dsp.BacklogUs(now));
        return true;
    }

    private void Wait(int number, long nowMs)
    {
        if (inputs.TimeoutMs < inputs.HorizonMs)
        {
            Schedule(CentreEventKind.Timeout, number, nowMs + inputs.TimeoutMs);
        }
    }

    private void Retry(int number, long nowMs)
    {
        ref readonly SentRequest request = ref Requests[number];
        long jitterMs = (long)draws.Below((ulong)inputs.RetryMs + 1, request.Key, RetryDraw + request.Attempts);
        Schedule(CentreEventKind.Resend, number, nowMs + (inputs.RetryMs / 2) + jitterMs);
    }

    private void Again(int number, long nowMs)
    {
        if (Requests[number].Attempts < inputs.MostAttempts)
        {
            Attempt(number, nowMs);
            return;
        }

        Counters.GivenUp++;
        log?.Write(nowMs, "given-up", number, Requests[number]);
    }

    private void Schedule(CentreEventKind kind, int number, long timeMs) => calendar.Enqueue((kind, number), (timeMs, sequence++));
}
