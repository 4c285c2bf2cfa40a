using System.Collections.Immutable;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Studies.Network;
using Twin.Studies.Results;

namespace Twin.Studies.ServiceFlags;

/// <summary>What concerns the whole estate: the go-live, the feature switches, the RDPs' files and their registration systems.</summary>
internal sealed class ServiceFlagsCentre : IRunCentre<FlagMessage>, IRdpFileLog
{
    private const int Samples = 360;
    private const int HourMs = (int)SimTime.HourMs;

    private readonly ServiceFlagsPlan plan;
    private readonly ImmutableArray<ServiceFlagsHandler> handlers;
    private readonly ParallelOptions options;
    private readonly ServiceFlagsLog? log;
    private readonly RdpFileRuns files;
    private readonly SimulatedEstate estate;
    private readonly Dictionary<ulong, (int Partition, int Site, int Place)> places;
    private readonly UserQueue[] registrations;
    private readonly RdpAccount[] accounts;
    private readonly long sampleMs;

    /// <summary>Prepares the centre of a run.</summary>
    internal ServiceFlagsCentre(
        ServiceFlagsPlan plan,
        SimulatedEstate estate,
        ImmutableArray<ServiceFlagsHandler> handlers,
        ParallelOptions options,
        TextWriter? events)
    {
        this.plan = plan;
        this.estate = estate;
        this.handlers = handlers;
        this.options = options;
        log = events is null ? null : new ServiceFlagsLog(events);
        ServiceFlagsInputs inputs = plan.Inputs;
        // Until its feature switch goes on, a fuel's outboxes tell of the first A and of nothing else.
        files = new RdpFileRuns(estate, plan.Before, inputs.Files, plan.Rejections, options, this);
        registrations = [.. estate.Providers.Select(_ => new UserQueue(new MessageRate(inputs.RecordsPerHour, HourMs)))];
        accounts = [.. estate.Providers.Select(static p => new RdpAccount(p))];
        sampleMs = Math.Max(1, inputs.HorizonMs / Samples);
        places = new((int)estate.MeterPoints);
        for (int partition = 0; partition < handlers.Length; partition++)
        {
            foreach ((ulong meterPoint, int site, int place) in handlers[partition].Places())
            {
                places[meterPoint] = (partition, site, place);
            }
        }
    }

    /// <summary>The curves so far.</summary>
    internal CurveSet Curves { get; } = new();

    /// <summary>What each RDP got, in the order of the estate's.</summary>
    internal IReadOnlyList<RdpAccount> Accounts => accounts;

    /// <summary>The meter points just after the go-live.</summary>
    internal FlagCensus AtGoLive { get; } = new();

    /// <summary>The meter points at the end.</summary>
    internal FlagCensus AtEnd { get; } = new();

    /// <summary>How many records wait for a file.</summary>
    internal long Waiting => files.Outboxes.Sum(static o => (long)o.PendingCount);

    /// <inheritdoc/>
    public void Hear(in FlagMessage message)
    {
        bool isChange = message.Kind == FlagMessageKind.FlagChanged;
        int provider = RdpRouting.Nobody;
        if (message.IsTold && (isChange || message.Kind is FlagMessageKind.FlagStated or FlagMessageKind.MeterPoint))
        {
            provider = files.ProviderOf(message.Flag.MeterPoint, message.NetworkOperator);
        }

        if (provider != RdpRouting.Nobody && message.Kind != FlagMessageKind.MeterPoint)
        {
            files.Record(provider, message.Flag, isFirst: false);
            accounts[provider].Changes += isChange && message.TimeMs >= plan.Inputs.GoLiveMs ? 1 : 0;
        }

        log?.Message(message, provider == RdpRouting.Nobody ? string.Empty : estate.Providers[provider].Name);
    }

    /// <inheritdoc/>
    public long NextEdgeMs(long afterMs)
    {
        ServiceFlagsInputs inputs = plan.Inputs;
        long next = Math.Min(files.NextAfter(afterMs), ((afterMs / sampleMs) + 1) * sampleMs);
        foreach (long moment in (ReadOnlySpan<long>)[inputs.GoLiveMs, inputs.ElectricitySwitchMs, inputs.GasSwitchMs])
        {
            next = moment > afterMs ? Math.Min(next, moment) : next;
        }

        return next;
    }

    /// <inheritdoc/>
    public void AtEdge(long nowMs)
    {
        ServiceFlagsInputs inputs = plan.Inputs;
        RunFiles(nowMs);
        if (nowMs == inputs.GoLiveMs)
        {
            log?.Moment(nowMs, "go-live");
            if (plan.GoesLive)
            {
                Parallel.ForEach(handlers, options, handler => handler.GoLive(nowMs));
            }

            Count(AtGoLive);
        }

        SwitchOn(RdpFileKind.D0350, nowMs);
        SwitchOn(RdpFileKind.Dxi, nowMs);
        if (nowMs % sampleMs == 0)
        {
            Curves.Add("falselyActive", nowMs, Now(FlagVerdict.FalselyActive));
            Curves.Add("falselyNotActive", nowMs, Now(FlagVerdict.FalselyNotActive));
        }
    }

    /// <summary>Counts the meter points at the end and closes the log.</summary>
    internal void End(long nowMs)
    {
        Count(AtEnd);
        files.LogWaiting(nowMs);
    }

    /// <inheritdoc/>
    public void Record(long nowMs, string provider, in RdpFile file, in RdpRecord record, bool accepted)
    {
        RdpAccount account = accounts[file.Rdp];
        long registeredMs = registrations[file.Rdp].Enqueue(new SimTime(nowMs)).Ms;
        account.Add(record.Flag, accepted, nowMs, registeredMs, plan.Inputs.GoLiveMs);
        log?.Record(nowMs, provider, file, record, accepted, registeredMs);
        if (accepted && places.TryGetValue(record.MeterPoint.Packed, out (int Partition, int Site, int Place) at))
        {
            handlers[at.Partition].ScheduleRegistration(at.Site, at.Place, record.Flag, registeredMs);
        }
    }

    /// <inheritdoc/>
    public void File(long nowMs, string provider, in RdpFile file)
    {
        accounts[file.Rdp].AddFile(nowMs, plan.Inputs.GoLiveMs);
        log?.File(nowMs, provider, file);
    }

    void IRdpFileLog.Waiting(long nowMs, string provider, in RdpOutboxRow row) => log?.Waiting(nowMs, provider, row);

    // The first run of an RDP is the first one after its fuel's feature switch went on.
    private void RunFiles(long nowMs)
    {
        if (nowMs <= 0 || files.NextAfter(nowMs - 1) != nowMs)
        {
            return;
        }

        log?.Moment(nowMs, "file-run");
        foreach (RdpAccount account in accounts)
        {
            account.BeginRun(nowMs, plan.SwitchMs(account.Provider.FileKind));
        }

        long accepted = files.RunIfDue(nowMs) ?? 0;
        Curves.Add("flagRecordsPerRun", nowMs, accepted);
    }

    private void SwitchOn(RdpFileKind kind, long nowMs)
    {
        if (nowMs != plan.SwitchMs(kind))
        {
            return;
        }

        log?.Moment(nowMs, kind == RdpFileKind.Dxi ? "switch-on-gas" : "switch-on-electricity");
        if (!plan.GoesLive)
        {
            return;
        }

        foreach (RdpOutbox outbox in files.Outboxes.Where(outbox => outbox.Kind == kind))
        {
            outbox.SetPolicy(plan.PolicyAt(kind, nowMs));
        }

        Parallel.ForEach(handlers, options, handler => handler.StateDifferences(kind, nowMs));
    }

    private void Count(FlagCensus census)
    {
        FlagCensus[] parts = new FlagCensus[handlers.Length];
        Parallel.For(0, parts.Length, options, i => parts[i] = handlers[i].Census());
        Array.ForEach(parts, census.Add);
    }

    private long Now(FlagVerdict verdict) => handlers.Sum(h => h.Counters.RegisteredNow[(int)verdict]);
}
