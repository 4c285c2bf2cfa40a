using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Domain.Network.Release;
using Twin.Engine.Runs;
using Twin.Studies.Results;

namespace Twin.Studies.OutageRecovery;

/// <summary>What concerns all users: thresholds, what an outage holds back, the outbound queue, the curves.</summary>
internal sealed class RecoveryCentre : IRunCentre<RecoveryMessage>
{
    private const int Samples = 360;

    private readonly RecoveryPlan plan;
    private readonly RecoveryEventLog? log;
    private readonly ImmutableArray<ClassFlow> flows = [.. MessageClasses.InOrder.Select(static _ => new ClassFlow())];
    private readonly CurveSet curves = new();
    private readonly long sampleMs;
    private readonly long[] deliveredBefore = new long[MessageClasses.Count];
    private readonly long[] waitsBefore = new long[MessageClasses.Count];

    /// <summary>Prepares the centre of a run.</summary>
    internal RecoveryCentre(RecoveryPlan plan, int users, ParallelOptions options, RecoveryEventLog? log)
    {
        this.plan = plan;
        this.log = log;
        Thresholds = new RequestThresholds(plan, users);
        Outbound = new OutboundRun(plan, users, options, log);
        sampleMs = Math.Max(1, plan.Inputs.HorizonMs / Samples);
    }

    /// <summary>The outbound queue and the adapters.</summary>
    internal OutboundRun Outbound { get; }

    /// <summary>The users' thresholds.</summary>
    internal RequestThresholds Thresholds { get; }

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves => curves;

    /// <summary>What has come, by class.</summary>
    internal ImmutableArray<ClassFlow> Flows => flows;

    /// <summary>How many messages that belong to the outage had not reached their users at its end; null before.</summary>
    internal long? BacklogAtRestoration { get; private set; }

    /// <inheritdoc/>
    public int Parts => log is null ? MessageClasses.Count : 1;

    /// <inheritdoc/>
    public int PartOf(in RecoveryMessage message) => log is null ? (int)ClassOf(message) : 0;

    /// <inheritdoc/>
    public void Hear(in RecoveryMessage message)
    {
        log?.Told(message);
        if (message.Kind < RecoveryMessageKind.Held)
        {
            return;
        }

        int row = RowOf(message);
        ClassFlow flow = flows[(int)plan.Classes[row]];
        MessageRow about = MessageRow.All[row];
        flow.Accepted++;
        if (!about.IsAlert && !about.IsScheduled && !Thresholds.Passes(message.User, row, message.TimeMs))
        {
            flow.Quarantined++;
            log?.Quarantined(message);
        }
        else if (message.Kind == RecoveryMessageKind.Held)
        {
            flow.Held.Enqueue(new WaitingMessage(message, plan.Inputs.RestoredMs + plan.LatencyMs[row]));
        }
        else
        {
            Enter(flow, new WaitingMessage(message, message.TimeMs + plan.LatencyMs[row]), message.TimeMs);
        }
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs)
    {
        long next = ((afterMs / sampleMs) + 1) * sampleMs;
        return plan.Inputs.RestoredMs > afterMs ? Math.Min(next, plan.Inputs.RestoredMs) : next;
    }

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        Outbound.AdvanceTo(nowMs);
        if (nowMs == plan.Inputs.RestoredMs)
        {
            Restore(nowMs);
        }

        FlowBalance balance = Balance();
        if (!balance.IsBalanced)
        {
            throw new InvalidOperationException($"at {nowMs} ms messages have come out of nowhere or gone there: {balance}");
        }

        if (nowMs % sampleMs == 0)
        {
            Sample(nowMs);
        }
    }

    /// <summary>Where all messages are that have come.</summary>
    internal FlowBalance Balance() => new(
        flows.Sum(static f => f.Accepted),
        Outbound.Sum(static c => c.Delivered),
        Outbound.Queued + flows.Sum(static f => f.Held.Count),
        Throttled: 0,
        flows.Sum(static f => f.Quarantined),
        Outbound.Sum(static c => c.Lost));

    /// <summary>How many messages of a class that belong to the outage are in the DCC and have not reached their users.</summary>
    internal long OpenOfOutage(MessageClass ofClass)
        => flows[(int)ofClass].EnteredOfOutage - Outbound.Sum(ofClass, static c => c.DeliveredOfOutage + c.LostOfOutage);

    private static int RowOf(in RecoveryMessage message) => message.Row & 0x7F;

    private MessageClass ClassOf(in RecoveryMessage message) => plan.Classes[RowOf(message)];

    private void Enter(ClassFlow flow, in WaitingMessage message, long nowMs)
    {
        flow.EnteredOfOutage += plan.IsOfOutage(message.Row, message.OriginMs) ? 1 : 0;
        Outbound.Enter(message);
        log?.Entered(nowMs, message);
    }

    // What was held enters after everything that came before, and is there a response time later, so it cannot overtake.
    private void Restore(long nowMs)
    {
        foreach (ClassFlow flow in flows)
        {
            while (flow.Held.Count > 0)
            {
                Enter(flow, flow.Held.Dequeue(), nowMs);
            }
        }

        BacklogAtRestoration = MessageClasses.InOrder.Sum(OpenOfOutage);
    }

    private void Sample(long nowMs)
    {
        long delivered = 0;
        foreach (MessageClass ofClass in MessageClasses.InOrder)
        {
            string code = MessageClasses.Codes.Code(ofClass);
            curves.Add($"waiting.{code}", nowMs, Outbound.WaitingAt(ofClass, nowMs) + flows[(int)ofClass].Held.Count);
            long count = Outbound.Sum(ofClass, static c => c.Delivered);
            long waits = Outbound.Sum(ofClass, static c => c.Waits.SumMs);
            long since = count - deliveredBefore[(int)ofClass];
            delivered += since;
            if (since > 0)
            {
                curves.Add($"wait.{code}", nowMs, (waits - waitsBefore[(int)ofClass]) / 1_000.0 / since);
            }

            deliveredBefore[(int)ofClass] = count;
            waitsBefore[(int)ofClass] = waits;
        }

        curves.Add("heldByAdapters", nowMs, Outbound.HeldByAdapters(nowMs));
        if (nowMs > 0)
        {
            curves.Add("deliveredPerSecond", nowMs, delivered * 1_000.0 / sampleMs);
        }
    }
}
