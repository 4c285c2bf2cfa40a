using System.Collections.Immutable;
using Twin.Domain.Network;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Network;
using Twin.Studies.Results;
using Twin.Studies.Scenarios;

namespace Twin.Studies.SmkiRecovery;

/// <summary>What concerns the whole estate: the DSP's work on the recovery, suppliers' lists, RDPs' files, and curves.</summary>
internal sealed class SmkiRecoveryCentre : IRunCentre<SmkiMessage>
{
    private const int Samples = 360;

    private readonly SmkiRecoveryPlan plan;
    private readonly SimulatedEstate estate;
    private readonly ImmutableArray<SmkiRecoveryHandler> handlers;
    private readonly SmkiRecoveryLog? log;
    private readonly SupplierLists suppliers;
    private readonly long sampleMs;
    private long flagsHeard;

    /// <summary>Prepares the centre of a run.</summary>
    internal SmkiRecoveryCentre(
        SmkiRecoveryPlan plan,
        SimulatedEstate estate,
        ImmutableArray<SmkiRecoveryHandler> handlers,
        ParallelOptions options,
        TextWriter? events,
        IReadOnlyList<TrafficRow> traffic)
    {
        this.plan = plan;
        this.estate = estate;
        this.handlers = handlers;
        log = events is null ? null : new SmkiRecoveryLog(events, estate.Users, traffic);
        SmkiRecoveryInputs inputs = plan.Inputs;
        Files = new RdpFileRuns(
            estate, plan.Rules, inputs.Files, plan.Rejections, options, log);
        Queue = new RecoveryQueue(plan, handlers);
        suppliers = new SupplierLists(plan, handlers, estate.Users.Count);
        sampleMs = Math.Max(1, inputs.HorizonMs / Samples);
    }

    /// <summary>The devices that wait for the DSP.</summary>
    internal RecoveryQueue Queue { get; }

    /// <summary>The RDPs' files.</summary>
    internal RdpFileRuns Files { get; }

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves { get; } = new();

    /// <inheritdoc/>
    public void Hear(in SmkiMessage message)
    {
        SmkiRecoveryInputs inputs = plan.Inputs;
        string rdp = string.Empty;
        switch (message.Kind)
        {
            case SmkiMessageKind.FlagChanged:
                flagsHeard++;
                int provider = message.IsTold ? Files.ProviderOf(message.Flag.MeterPoint, message.User) : RdpRouting.Nobody;
                if (provider != RdpRouting.Nobody)
                {
                    Files.Record(provider, message.Flag, isFirst: false);
                    rdp = estate.Providers[provider].Name;
                }

                break;
            case SmkiMessageKind.PlacementFailed when message.Attempts < inputs.DccAttempts:
                Queue.Retry(message.Partition, message.Affected, message.TimeMs);
                break;
            case SmkiMessageKind.Recovered:
                suppliers.Add(message.Partition, message.Affected, message.TimeMs + inputs.ReactionMs);
                break;
            case SmkiMessageKind.ReinstatementFailed when message.Attempts < inputs.SupplierAttempts:
                suppliers.Add(message.Partition, message.Affected, message.TimeMs + inputs.SupplierRetryMs);
                break;
        }

        log?.Message(message, rdp);
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs)
    {
        long next = Math.Min(Files.NextAfter(afterMs), ((afterMs / sampleMs) + 1) * sampleMs);
        long incident = plan.Inputs.IncidentMs;
        return Math.Min(
            next,
            afterMs < incident ? incident : incident + ((((afterMs - incident) / RecoveryQueue.TickMs) + 1) * RecoveryQueue.TickMs));
    }

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        SmkiRecoveryInputs inputs = plan.Inputs;
        if (Files.RunIfDue(nowMs) is { } accepted)
        {
            Curves.Add("flagRecordsPerRun", nowMs, accepted);
        }

        if (nowMs == inputs.IncidentMs)
        {
            Queue.ScheduleMarks();
        }

        // Windows end where the traffic wants them to; the DSP and the suppliers plan at their own ticks, whatever the windows.
        if (nowMs >= inputs.IncidentMs && (nowMs - inputs.IncidentMs) % RecoveryQueue.TickMs == 0)
        {
            Queue.Charge(flagsHeard);
            flagsHeard = 0;
            Queue.Plan(nowMs);
            suppliers.Plan(nowMs);
        }

        if (nowMs % sampleMs == 0)
        {
            Curves.Add("inRecovery", nowMs, handlers.Sum(static h => h.Counters.InRecovery));
            Curves.Add("inRecovered", nowMs, handlers.Sum(static h => h.Counters.InRecovered));
        }
    }

    /// <summary>Closes the log.</summary>
    internal void End(long nowMs) => Files.LogWaiting(nowMs);
}
