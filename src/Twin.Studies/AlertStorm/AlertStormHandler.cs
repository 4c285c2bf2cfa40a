using Twin.Domain.Collections;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network.AlertStorms;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;

namespace Twin.Studies.AlertStorm;

/// <summary>The alerts of one partition's devices and what the throttle makes of them.</summary>
internal sealed class AlertStormHandler : IPartitionHandler<StormMessage>
{
    private const uint FaultDraw = uint.MaxValue;
    private const uint PhaseDraw = uint.MaxValue - 1;

    private readonly AlertStormPlan plan;
    private readonly AlertStormInputs inputs;
    private readonly PartitionRun<StormMessage> run;
    private readonly BlockList<StormDevice> devices = new();
    private readonly Dictionary<int, List<long>> hidden = [];
    private readonly (bool Supplier, bool NetworkOperator) stormRecipients;
    private readonly (bool Supplier, bool NetworkOperator) restorationRecipients;
    private int sequence;

    /// <summary>Prepares a partition.</summary>
    internal AlertStormHandler(AlertStormPlan plan, PartitionRun<StormMessage> run)
    {
        this.plan = plan;
        this.run = run;
        inputs = plan.Inputs;
        stormRecipients = RecipientsOf(inputs.StormCode);
        restorationRecipients = RecipientsOf(inputs.RestorationCode);
    }

    /// <summary>What was counted so far.</summary>
    internal StormCounters Counters { get; } = new();

    /// <summary>From a genuine alert that was discarded to the copy that counts it, milliseconds, in no order.</summary>
    internal List<long> HiddenMs { get; } = [];

    /// <summary>How many alerts were discarded that no copy has counted.</summary>
    internal long Unreported => devices.Items().Sum(static d => (long)d.Storm.Unreported + d.Restoration.Unreported);

    /// <summary>How many of these were genuine.</summary>
    internal long UnreportedGenuine => hidden.Values.Sum(static l => (long)l.Count);

    /// <summary>Finds the devices that will send, and schedules their first alerts.</summary>
    internal void Begin()
    {
        EstatePartition estate = run.Estate;
        for (int premises = 0; premises < estate.Premises; premises++)
        {
            int first = estate.FirstDevice(premises);
            ReadOnlySpan<DeviceState> some = estate.DevicesOf(premises);
            for (int at = 0; at < some.Length; at++)
            {
                ref readonly DeviceState device = ref some[at];
                if (device.Status.Lifecycle is DeviceLifecycle.InstalledNotCommissioned or DeviceLifecycle.Commissioned)
                {
                    Begin(device, first + at, estate.MeterPointsOf(premises));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<StormMessage> partition)
    {
        ulong device = run.Estate.Devices[devices[due.Entity].Device].Id.Value;
        StormEventKind kind = (StormEventKind)due.Kind;
        run.CountExogenous(due.Kind, device, due.TimeMs, (ulong)due.Data);
        Raise(due, kind);
        uint next = (uint)due.Data + 1;
        switch (kind)
        {
            case StormEventKind.Flood:
                long gapMs = inputs.IsEven ? inputs.GapMs : plan.Storm.ExponentialMs(inputs.GapMs, device, next);
                Schedule(due.TimeMs + gapMs, inputs.StormEndMs, due.Entity, kind, next);
                break;
            case StormEventKind.Genuine:
                Schedule(
                    due.TimeMs + plan.Genuine.ExponentialMs(inputs.GenuineGapMs, device, next), long.MaxValue, due.Entity, kind, next);
                break;
        }
    }

    private static (bool Supplier, bool NetworkOperator) RecipientsOf(ushort code)
        => (AlertStormPlan.GoesToSupplier(code), AlertStormPlan.GoesToNetworkOperator(code));

    private void Begin(in DeviceState device, int index, ReadOnlySpan<MeterPointState> meterPoints)
    {
        bool isOfModel = device.Type == inputs.Type && plan.IsOfModel[device.RecordedFirmware];
        bool isEsme = device.Type == DeviceType.Esme && inputs.RestorationMs != long.MaxValue;
        if (!isOfModel && !isEsme)
        {
            return;
        }

        int place = MeterPointRouting.PlaceOfResponsible(meterPoints, device);
        if (place < 0)
        {
            return;
        }

        ulong id = device.Id.Value;
        bool isRestored = isEsme && meterPoints[place].Id.DistributorId == inputs.Distributor
            && plan.Restoration.Happens(inputs.RestorationPpm, id, FaultDraw);
        if (!isOfModel && !isRestored)
        {
            return;
        }

        int entity = devices.Count;
        devices.Add(new StormDevice
        {
            Device = index,
            Supplier = meterPoints[place].Supplier,
            NetworkOperator = meterPoints[place].NetworkOperator,
        });
        Counters.Model += isOfModel ? 1 : 0;
        Counters.Restored += isRestored ? 1 : 0;
        if (isOfModel)
        {
            BeginModel(id, entity);
        }

        for (uint number = 0; isRestored && number < inputs.RestorationAlerts; number++)
        {
            long afterMs = (long)plan.Restoration.Below((ulong)inputs.RestorationSpreadMs + 1, id, number);
            Schedule(inputs.RestorationMs + afterMs, long.MaxValue, entity, StormEventKind.Restoration, number);
        }
    }

    private void BeginModel(ulong id, int entity)
    {
        if (inputs.GenuineGapMs != long.MaxValue)
        {
            Schedule(plan.Genuine.ExponentialMs(inputs.GenuineGapMs, id, 0), long.MaxValue, entity, StormEventKind.Genuine, 0);
        }

        if (plan.Storm.Happens(inputs.AffectedPpm, id, FaultDraw))
        {
            Counters.Faulty++;
            long phaseMs = inputs.IsEven
                ? (long)plan.Storm.Below((ulong)inputs.GapMs, id, PhaseDraw)
                : plan.Storm.ExponentialMs(inputs.GapMs, id, 0);
            Schedule(inputs.StormStartMs + phaseMs, inputs.StormEndMs, entity, StormEventKind.Flood, 0);
        }
    }

    // Nothing after the end is ever due, so it need not be kept.
    private void Schedule(long timeMs, long beforeMs, int entity, StormEventKind kind, uint number)
    {
        if (timeMs < beforeMs && timeMs < inputs.HorizonMs)
        {
            run.Calendar.Add(new SimEvent(timeMs, entity, (byte)kind, (byte)kind, (ushort)number, (int)number));
        }
    }

    private void Raise(in SimEvent due, StormEventKind kind)
    {
        ref StormDevice one = ref devices[due.Entity];
        bool isRestoration = kind == StormEventKind.Restoration;
        ushort code = isRestoration ? inputs.RestorationCode : inputs.StormCode;
        ref AlertThrottleState state = ref isRestoration && code != inputs.StormCode ? ref one.Restoration : ref one.Storm;
        ThrottledAlert outcome = plan.Settings is { } settings
            ? AlertThrottle.Hear(ref state, settings, code, due.TimeMs)
            : default;
        Counters.Count(kind, outcome.Disposition);
        if (outcome.Disposition != AlertDisposition.Forwarded && !one.WasThrottled)
        {
            one.WasThrottled = true;
            Counters.DevicesThrottled++;
        }

        Hide(due, kind, code, outcome.Disposition);
        StormMessage message = new()
        {
            TimeMs = due.TimeMs,
            Priority = due.Priority,
            Sequence = sequence++,
            Device = run.Estate.Devices[one.Device].Id,
            Kind = kind,
            Code = code,
            Outcome = outcome,
        };
        if (plan.Logs)
        {
            run.Post(message);
        }

        if (outcome.IsSent)
        {
            (bool supplier, bool networkOperator) = isRestoration ? restorationRecipients : stormRecipients;
            Send(message, supplier ? one.Supplier : (ushort)0);
            Send(message, networkOperator ? one.NetworkOperator : (ushort)0);
        }
    }

    private void Send(in StormMessage message, ushort user)
    {
        if (user != 0)
        {
            run.Post(message with { User = user, Sequence = sequence++ });
        }
    }

    // A genuine alert that is discarded stays hidden until a copy counts it. Alerts of the restoration are all genuine.
    private void Hide(in SimEvent due, StormEventKind kind, ushort code, AlertDisposition disposition)
    {
        int key = (due.Entity << 1) | (code == inputs.StormCode ? 0 : 1);
        if (disposition == AlertDisposition.Consolidated && hidden.Remove(key, out List<long>? since))
        {
            foreach (long sentMs in since)
            {
                HiddenMs.Add(due.TimeMs - sentMs);
            }
        }
        else if (disposition == AlertDisposition.Discarded && kind != StormEventKind.Flood)
        {
            if (!hidden.TryGetValue(key, out since))
            {
                hidden.Add(key, since = []);
            }

            since.Add(due.TimeMs);
        }
    }
}
