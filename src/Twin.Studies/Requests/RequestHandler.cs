using System.Collections.Immutable;
using Twin.Domain.Collections;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Twin.Engine.Scheduling;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Requests;

/// <summary>The requests that users send to the devices of one partition. What becomes of them is the centre's.</summary>
internal sealed class RequestHandler : IPartitionHandler<RequestMessage>
{
    private const byte Scheduled = 0;
    private const byte Random = 1;
    private const byte Burst = 2;
    private const int NumberBits = 16;
    private const int BurstBits = 2;
    private const uint ShareDraw = uint.MaxValue;

    private readonly RequestPlan plan;
    private readonly PartitionRun<RequestMessage> run;
    private readonly BlockList<RequestDevice> devices = new();
    private int sequence;

    /// <summary>Prepares a partition: finds the devices that users send to.</summary>
    internal RequestHandler(RequestPlan plan, PartitionRun<RequestMessage> run)
    {
        this.plan = plan;
        this.run = run;
        DeviceTypes types = plan.Traffic.Rows.Aggregate(DeviceTypes.None, static (all, row) => all | row.DeviceTypes);
        types = plan.Bursts.Aggregate(types, static (all, burst) => all | burst.DeviceTypes);
        EstatePartition estate = run.Estate;
        for (int premises = 0; premises < estate.Premises; premises++)
        {
            ReadOnlySpan<DeviceState> some = estate.DevicesOf(premises);
            for (int at = 0; at < some.Length; at++)
            {
                ref readonly DeviceState device = ref some[at];
                int place = device.Type.IsIn(types) && device.Status.Lifecycle == DeviceLifecycle.Commissioned
                    ? MeterPointRouting.PlaceOfResponsible(estate.MeterPointsOf(premises), device)
                    : -1;
                if (place >= 0)
                {
                    ref readonly MeterPointState point = ref estate.MeterPointsOf(premises)[place];
                    devices.Add(new RequestDevice
                    {
                        Device = estate.FirstDevice(premises) + at,
                        Supplier = point.Supplier,
                        NetworkOperator = point.NetworkOperator,
                    });
                }
            }
        }
    }

    /// <summary>Adds what each user sends in a day of one row of business as usual, in millionths of a request, by user number.</summary>
    internal void AddForecast(Span<long> ppmPerDay, int row, long ratePpm)
    {
        for (int entity = 0; entity < devices.Count; entity++)
        {
            ref readonly RequestDevice one = ref devices[entity];
            if (run.Estate.Devices[one.Device].Type.IsIn(plan.Traffic.Rows[row].DeviceTypes))
            {
                ppmPerDay[SenderOf(one, row)] += ratePpm;
            }
        }
    }

    /// <summary>Adds how many devices of some types each supplier has, by user number.</summary>
    internal void AddDevices(Span<long> ofSupplier, DeviceTypes types)
    {
        for (int entity = 0; entity < devices.Count; entity++)
        {
            ref readonly RequestDevice one = ref devices[entity];
            ofSupplier[one.Supplier] += run.Estate.Devices[one.Device].Type.IsIn(types) ? 1 : 0;
        }
    }

    /// <summary>Schedules the first requests.</summary>
    /// <param name="senders">Who sends each burst, by user number; 0 for every supplier.</param>
    internal void Begin(ImmutableArray<ushort> senders)
    {
        for (int entity = 0; entity < devices.Count; entity++)
        {
            ref readonly DeviceState device = ref run.Estate.Devices[devices[entity].Device];
            foreach (int row in plan.Traffic.ScheduledRows(device.Type))
            {
                Schedule(0, plan.Traffic.FirstScheduledMs(row, device.Id.Value), entity, Scheduled, row);
            }

            Schedule(0, plan.Traffic.GapMs(device.Type, device.Id.Value, 0), entity, Random, 0);
            for (int burst = 0; burst < senders.Length; burst++)
            {
                BeginBurst(entity, device, burst, senders[burst]);
            }
        }
    }

    /// <inheritdoc/>
    public void Handle(in SimEvent due, PartitionRun<RequestMessage> partition)
    {
        ref readonly RequestDevice one = ref devices[due.Entity];
        ref readonly DeviceState device = ref run.Estate.Devices[one.Device];
        switch (due.Kind)
        {
            case Scheduled:
                Send(due, one, device, due.Data, SenderOf(one, due.Data));
                Schedule(due.TimeMs, plan.Traffic.PeriodMs(due.Data), due.Entity, Scheduled, due.Data);
                break;
            case Random:
                int row = plan.Traffic.RowOf(device.Type, device.Id.Value, due.Data);
                Send(due, one, device, row, SenderOf(one, row));
                Schedule(
                    due.TimeMs, plan.Traffic.GapMs(device.Type, device.Id.Value, due.Data + 1), due.Entity, Random, due.Data + 1);
                break;
            default:
                Send(due, one, device, plan.Traffic.Rows.Length + (due.Data >> NumberBits), one.Supplier);
                break;
        }
    }

    private ushort SenderOf(in RequestDevice one, int row)
        => plan.Traffic.Rows[row].Sender == TrafficSender.Supplier ? one.Supplier : one.NetworkOperator;

    private void BeginBurst(int entity, in DeviceState device, int number, ushort sender)
    {
        RequestBurst burst = plan.Bursts[number];
        ulong id = device.Id.Value;
        if ((sender != 0 && devices[entity].Supplier != sender) || !device.Type.IsIn(burst.DeviceTypes)
            || !plan.Draws.Happens(burst.SharePpm, id, ShareDraw - (uint)number))
        {
            return;
        }

        for (int copy = 0; copy < burst.PerDevice; copy++)
        {
            int data = (number << NumberBits) | copy;
            long afterMs = (long)plan.Draws.Below((ulong)Math.Max(1, burst.SpanMs), id, (uint)data);
            Schedule(burst.StartMs, afterMs, entity, Burst, data);
        }
    }

    // Nothing after the end is ever due, so it need not be kept.
    private void Schedule(long nowMs, long waitMs, int entity, byte kind, int data)
    {
        if (waitMs < plan.HorizonMs - nowMs)
        {
            // Two bursts may fall on the same moment for one device: their numbers tell them apart.
            int order = kind == Burst ? (data << BurstBits) | (data >> NumberBits) : data;
            run.Calendar.Add(new SimEvent(nowMs + waitMs, entity, kind, kind, (ushort)order, data));
        }
    }

    private void Send(in SimEvent due, in RequestDevice one, in DeviceState device, int kind, ushort user)
    {
        if (user == 0)
        {
            return;
        }

        run.CountExogenous(kind, device.Id.Value, due.TimeMs, (ulong)due.Data);
        run.Post(new RequestMessage
        {
            TimeMs = due.TimeMs,
            Priority = due.Priority,
            Sequence = sequence++,
            Device = device.Id,
            Smets = device.Smets,
            User = user,
            Class = kind,
        });
    }
}
