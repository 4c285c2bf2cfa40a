using System.Collections.Immutable;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Rules;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Network;
using Twin.Studies.Results;

namespace Twin.Studies.CplRemoval;

/// <summary>What concerns the whole estate: the CPL itself, the users' queues, the RDPs' files, and the curves.</summary>
internal sealed class CplRemovalCentre : IRunCentre<CplMessage>
{
    private const int Samples = 360;
    private const int FewDays = 4;

    // More parts than threads, because queues and outboxes are of very different size.
    private const int PartsOfThread = 4;

    private readonly CplRemovalPlan plan;
    private readonly ImmutableArray<CplRemovalHandler> handlers;
    private readonly ParallelOptions options;
    private readonly CplEventLog? log;
    private readonly AlertDelivery[] deliveries;
    private readonly RdpFileRuns files;
    private readonly ImmutableArray<RegistrationDataProvider> providers;
    private readonly long sampleMs;
    private readonly long rejectionMs;
    private readonly ProductList delisted;
    private readonly ProductList relisted;
    private long rejectedAtLastPoint;
    private bool isListed = true;

    /// <summary>Prepares the centre of a run.</summary>
    internal CplRemovalCentre(
        CplRemovalPlan plan,
        SimulatedEstate estate,
        ImmutableArray<CplRemovalHandler> handlers,
        ParallelOptions options,
        TextWriter? events)
    {
        this.options = options;
        Parts = events is null ? PartsOfThread * Math.Max(1, options.MaxDegreeOfParallelism) : 1;
        this.plan = plan;
        this.handlers = handlers;
        log = events is null ? null : new CplEventLog(events, estate, plan.Traffic.Rows);
        delisted = plan.Products.WithListing(plan.Entry, false);
        relisted = plan.Products;
        sampleMs = Math.Max(1, plan.Inputs.HorizonMs / Samples);

        // Requests come by night: a shorter interval than a day would show the clock and not the trend.
        rejectionMs = plan.Inputs.HorizonMs >= FewDays * SimTime.DayMs ? SimTime.DayMs : sampleMs;
        deliveries = AlertCapacity.QueuesOf(estate, plan.Inputs.AlertCapacityPpmPerMeterPerDay, options);
        providers = estate.Providers;
        files = new RdpFileRuns(
            estate,
            plan.Rules,
            plan.Inputs.Files,
            plan.Rejections,
            options,
            log);
    }

    /// <summary>The users' queues, by user number.</summary>
    internal IReadOnlyList<AlertDelivery> Deliveries => deliveries;

    /// <summary>The outboxes, in the order of the estate's RDPs.</summary>
    internal IReadOnlyList<RdpOutbox> Outboxes => files.Outboxes;

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves { get; } = new();

    /// <inheritdoc/>
    public int Parts { get; }

    // A user's queue is one part's, and so is an RDP's outbox; what no RDP is told may be any part's.
    /// <inheritdoc/>
    public int PartOf(in CplMessage message) => message.User % Parts;

    /// <inheritdoc/>
    public void Hear(in CplMessage message)
    {
        switch (message.Kind)
        {
            case CplMessageKind.Alert:
                long deliveredMs = deliveries[message.User].Deliver(message.Alert, message.TimeMs, message.Alerts);
                log?.Alert(message, deliveredMs);
                break;
            case CplMessageKind.FlagChanged:
                bool isTold = message.Provider != RdpRouting.Nobody;
                if (isTold)
                {
                    files.Record(message.Provider, message.Flag, message.IsFirst);
                }

                log?.Flag(message, isTold ? providers[message.Provider].Name : string.Empty);
                break;
            default:
                log?.Device(message);
                break;
        }
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs)
    {
        long next = files.NextAfter(afterMs);
        next = Math.Min(next, ((afterMs / sampleMs) + 1) * sampleMs);
        next = Math.Min(next, ((afterMs / rejectionMs) + 1) * rejectionMs);
        next = Math.Min(next, NextCloseLook(afterMs));
        next = plan.Inputs.RemovalMs > afterMs ? Math.Min(next, plan.Inputs.RemovalMs) : next;
        return plan.Inputs.RelistMs > afterMs ? Math.Min(next, plan.Inputs.RelistMs) : next;
    }

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        if (files.RunIfDue(nowMs) is { } accepted)
        {
            Curves.Add("flagRecordsPerRun", nowMs, accepted);
        }

        if (isListed && nowMs == plan.Inputs.RemovalMs)
        {
            isListed = false;
            Parallel.ForEach(handlers, options, handler =>
            {
                handler.Products = delisted;
                handler.ScheduleSuspensions(nowMs);
            });
        }

        if (!isListed && nowMs == plan.Inputs.RelistMs)
        {
            isListed = true;
            SpreadOrder order = new(handlers.Sum(static h => (long)h.CountHeld()));
            int held = 0;
            foreach (CplRemovalHandler handler in handlers)
            {
                handler.Products = relisted;
                handler.ScheduleRestorations(nowMs, order, ref held);
            }
        }

        if (nowMs % sampleMs == 0)
        {
            Curves.Add("suspendedDevices", nowMs, handlers.Sum(static h => h.Counters.SuspendedNow));
        }

        if (nowMs % sampleMs == 0 || (nowMs > 0 && NextCloseLook(nowMs - 1) == nowMs))
        {
            Curves.Add("n28Waiting", nowMs, deliveries.Sum(d => d?.WaitingAt(nowMs) ?? 0));
        }

        if (nowMs > 0 && nowMs % rejectionMs == 0)
        {
            AddRejections(nowMs);
        }
    }

    /// <summary>Writes an alert to the event log that another study delivers.</summary>
    internal void LogAlert(in CplMessage message, long deliveredMs) => log?.Alert(message, deliveredMs);

    /// <summary>Closes the event log with the records that no file run has carried.</summary>
    internal void End(long nowMs) => files.LogWaiting(nowMs);

    // Queues fill and empty within hours of a mass event: four sample intervals after it are looked at sixty times as closely.
    private long NextCloseLook(long afterMs)
    {
        long closeMs = Math.Max(1, sampleMs / 60);
        foreach (long start in (ReadOnlySpan<long>)[plan.Inputs.RemovalMs, plan.Inputs.RelistMs])
        {
            if (start != long.MaxValue && afterMs >= start && afterMs < start + (4 * sampleMs))
            {
                return start + ((((afterMs - start) / closeMs) + 1) * closeMs);
            }
        }

        return long.MaxValue;
    }

    private void AddRejections(long nowMs)
    {
        long rejected = handlers.Sum(static h => h.Counters.RejectedE5);
        Curves.Add("requestsRejectedE5PerDay", nowMs, (rejected - rejectedAtLastPoint) * ((double)SimTime.DayMs / rejectionMs));
        rejectedAtLastPoint = rejected;
    }
}
