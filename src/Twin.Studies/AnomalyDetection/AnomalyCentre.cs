using Twin.Domain.Devices;
using Twin.Domain.Network;
using Twin.Domain.Network.AnomalyDetection;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Twin.Engine.Runs;
using Twin.Studies.Requests;
using Twin.Studies.Results;

namespace Twin.Studies.AnomalyDetection;

/// <summary>Anomaly detection, the quarantine desk, the files, and the surge.</summary>
internal sealed class AnomalyCentre : IRunCentre<RequestMessage>
{
    private const int Samples = 360;
    private const int LeastPence = 500;
    private const int PenceSpan = 4_501;
    private const int MistakeFactor = 100;

    private static readonly ServiceRequestVariant TopUp = ServiceRequestVariant.Parse("2.2");

    private readonly AnomalyPlan plan;
    private readonly AnomalyDetectionInputs inputs;
    private readonly AnomalyDetector detector;
    private readonly QuarantineDesk desk;
    private readonly AnomalyLog? log;
    private readonly List<HeldRequest> held = [];
    private readonly PriorityQueue<Action<long>, (long TimeMs, long Sequence)> calendar = new();
    private readonly long sampleMs;
    private long sequence;

    /// <summary>Prepares the centre of a run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="detector">The detector, its thresholds set.</param>
    /// <param name="log">The event log; null for none.</param>
    internal AnomalyCentre(AnomalyPlan plan, AnomalyDetector detector, AnomalyLog? log)
    {
        this.plan = plan;
        this.detector = detector;
        this.log = log;
        inputs = plan.Inputs;
        desk = new QuarantineDesk(inputs.Desk, plan.Files);
        sampleMs = Math.Max(1, inputs.HorizonMs / Samples);
        foreach ((ushort user, int threshold, ulong key) in plan.Announcing)
        {
            Announce(user, threshold, key);
        }

        if (plan.Stolen != 0)
        {
            Schedule(inputs.SurgeMs, nowMs => Surge(nowMs));
            Schedule(Math.Min(inputs.OtherDetectionMs, inputs.SurgeEndMs), Stop);
        }
    }

    /// <summary>What was counted so far.</summary>
    internal AnomalyCounters Counters { get; } = new();

    /// <summary>The desk.</summary>
    internal QuarantineDesk Desk => desk;

    /// <summary>How many honest requests are held now.</summary>
    internal long HonestHeld { get; private set; }

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves { get; } = new();

    /// <inheritdoc/>
    public void Hear(in RequestMessage message)
    {
        AdvanceTo(message.TimeMs);
        ServiceRequestVariant request = plan.Classes[message.Class];
        long? value = null;
        RequestOrigin origin = RequestOrigin.Honest;
        if (request == TopUp)
        {
            ulong key = RandomStream.Mix(message.Device.Value + RandomStream.Mix((ulong)message.TimeMs));
            bool isMistaken = plan.Values.Happens(inputs.ValueErrorPpm, key, 0);
            value = (LeastPence + (long)plan.Values.Below(PenceSpan, key, 1)) * (isMistaken ? MistakeFactor : 1);
            origin = isMistaken ? RequestOrigin.Mistaken : RequestOrigin.Honest;
        }

        Judge(new HeldRequest(message.TimeMs, message.User, request, message.Class, origin), value, message.Smets);
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs) => ((afterMs / sampleMs) + 1) * sampleMs;

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        AdvanceTo(nowMs);
        FlowBalance balance = new(
            Counters.Sent.Sum(), Counters.Passed.Sum() + desk.Released, 0, 0, desk.Waiting, Counters.Deleted + desk.Rejected);
        if (!balance.IsBalanced)
        {
            throw new InvalidOperationException($"requests went missing: {balance}");
        }

        if (nowMs % sampleMs == 0)
        {
            Curves.Add("requestsInQuarantine", nowMs, desk.Waiting);
            Curves.Add("maliciousPassed", nowMs, Counters.Passed[(int)RequestOrigin.Malicious]);
        }
    }

    // What the centre itself has to do comes before what partitions say of the same moment.
    private void AdvanceTo(long nowMs)
    {
        while (calendar.TryPeek(out Action<long>? act, out (long TimeMs, long Sequence) due) && due.TimeMs <= nowMs)
        {
            calendar.Dequeue();
            act(due.TimeMs);
        }
    }

    private void Schedule(long timeMs, Action<long> act)
    {
        if (timeMs <= inputs.HorizonMs)
        {
            calendar.Enqueue(act, (timeMs, sequence++));
        }
    }

    private void Judge(in HeldRequest request, long? value, SmetsVersion smets)
    {
        int origin = (int)request.Origin;
        Counters.Sent[origin]++;
        AnomalyVerdict verdict = detector.Check(request.User, request.Request, value, smets, request.SentMs);
        log?.Request(request, verdict);
        switch (verdict)
        {
            case AnomalyVerdict.Passed:
                Counters.Passed[origin]++;
                break;
            case AnomalyVerdict.Deleted:
                Counters.Deleted++;
                break;
            default:
                Counters.Quarantined[origin]++;
                bool isHonest = request.Origin == RequestOrigin.Honest;
                HonestHeld += isHonest ? 1 : 0;
                Counters.PriceQuarantined += request.Class == plan.PriceClass ? 1 : 0;
                Counters.RetryQuarantined += request.Class == plan.RetryClass ? 1 : 0;
                Hold(request);
                break;
        }
    }

    private void Hold(in HeldRequest request)
    {
        held.Add(request);
        QuarantineCase opened = desk.Hold(request.User, request.Request, held.Count - 1, request.SentMs, out bool isNew);
        if (!isNew)
        {
            return;
        }

        Counters.Cases++;
        log?.Case(request);
        Schedule(opened.InvestigatedMs, nowMs =>
        {
            long effortMs = inputs.Desk.InvestigationMs + Effort(opened.File);
            Count(opened.File, effortMs);
            log?.File(nowMs, "exit-file", opened.User, opened.Request, opened.DecidedMs, opened.File, effortMs);
        });
        Schedule(opened.DecidedMs, nowMs => Decide(opened, nowMs));
    }

    private long Effort(in FileDelivery file) => (inputs.Desk.Channel.UserEffortMs * file.Sent) + inputs.Desk.Channel.DeskMs;

    private void Count(in FileDelivery file, long effortMs)
    {
        Counters.Files += file.Sent;
        Counters.FilesLost += file.Lost;
        Counters.FilesLate += file.Late;
        Counters.FileBreaches += file.Breaches;
        Counters.EffortMs += effortMs;
    }

    private void Decide(QuarantineCase decided, long nowMs)
    {
        desk.Decide(decided, number => held[number].Origin == RequestOrigin.Honest);
        bool foundSurge = false;
        foreach (int number in decided.Held)
        {
            HeldRequest request = held[number];
            bool isHonest = request.Origin == RequestOrigin.Honest;
            log?.Decided(nowMs, request, isHonest);
            foundSurge |= request.Origin == RequestOrigin.Malicious;
            if (isHonest)
            {
                HonestHeld--;
                Counters.StallsMs.Add(nowMs - request.SentMs);
            }
        }

        if (foundSurge)
        {
            Stop(nowMs);
        }
    }

    private void Stop(long nowMs)
    {
        if (Counters.SurgeStoppedMs is null)
        {
            Counters.SurgeStoppedMs = nowMs;
            log?.Stopped(nowMs);
        }
    }

    private void Surge(long nowMs)
    {
        if (Counters.SurgeStoppedMs is not null)
        {
            return;
        }

        HeldRequest command = new(nowMs, plan.Stolen, inputs.SurgeRequest, plan.SurgeClass, RequestOrigin.Malicious);
        Judge(command, null, SmetsVersion.Smets2);
        Schedule(nowMs + inputs.SurgeGapMs, Surge);
    }

    // An ADT file is prepared in office hours, travels, and is put into force by the Service Desk.
    private void Announce(ushort user, int threshold, ulong key)
    {
        QuarantineDeskSettings settings = inputs.Desk;
        SimTime begun = new(Math.Max(0, inputs.PriceMs - inputs.PriceLeadMs!.Value));
        SimTime sent = settings.UserHours.Finish(begun, settings.Channel.UserEffortMs);
        FileDelivery file = FileChannel.Send(settings.Channel, settings.UserHours, sent, plan.Files, key);
        long inForceMs = settings.DeskHours.Finish(new SimTime(file.ArrivedMs), settings.Channel.DeskMs).Ms;
        Schedule(sent.Ms, nowMs =>
        {
            Count(file, Effort(file));
            Counters.ThresholdsTooLate += inForceMs > inputs.PriceMs ? 1 : 0;
            log?.File(nowMs, "threshold-file", user, plan.Classes[plan.PriceClass], inForceMs, file, Effort(file));
        });
        Schedule(inForceMs, _ => detector.SetUserThreshold(user, plan.Classes[plan.PriceClass], threshold));
    }
}
