using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Engine.Scheduling;

namespace Twin.Studies.ServiceFlags;

/// <summary>How a step of a meter is taken and what it tells its meter points.</summary>
internal sealed partial class ServiceFlagsHandler
{
    private const int SiteBits = 16;

    private ref DeviceState MeterAt(in MeterSite site, int number)
    {
        if (number == 0)
        {
            return ref run.Estate.Devices[site.Device];
        }

        int place = site.LastSuccessor;
        while (successors[place].Number != number)
        {
            place = successors[place].Earlier;
        }

        return ref successors[place].State;
    }

    private bool Command(ref MeterSite site, int number, in DeviceCommand command, in SimEvent due, ProductList products)
    {
        ref DeviceState device = ref MeterAt(site, number);
        DeviceDecision decision = DeviceMachine.Decide(device, command, new DeviceContext(rules, products));
        if (!decision.Accepted)
        {
            return false;
        }

        DeviceState before = device;
        DeviceMachine.Apply(ref device, decision.Event);
        Sink sink = new(this, site, due);
        DeviceMachine.Tell(before, decision.Event, ref sink);
        FollowTruth(ref site, due);
        return true;
    }

    // 8.11 links the meter to the meter points of its site. Where no place is free, somebody first takes a predecessor out of service.
    private void Link(ref MeterSite site, int number, in SimEvent due)
    {
        for (int predecessor = 0; predecessor < number; predecessor++)
        {
            if (IsFull(site) && !MeterAt(site, predecessor).Status.IsFinal)
            {
                _ = Command(ref site, predecessor, DeviceCommand.Of(DeviceCommandKind.Decommission), due, plan.Listed);
            }
        }

        DeviceState device = MeterAt(site, number);
        foreach (int point in PointsOf(site))
        {
            Tell(point, MeterPointCommand.Link(device.Id, device.Status), site, due);
        }
    }

    private bool IsFull(in MeterSite site)
    {
        foreach (int point in PointsOf(site))
        {
            ref readonly LinkedMeters meters = ref run.Estate.MeterPoints[point].Meters;
            if (meters.Count == LinkedMeters.Capacity && meters.FirstFinal() < 0)
            {
                return true;
            }
        }

        return false;
    }

    // The DSP takes the meter for Commissioned, which its own record of the device is not (A3).
    private void MistakeForCommissioned(in MeterSite site, int number, in SimEvent due)
    {
        DeviceState device = MeterAt(site, number);
        DeviceStatus mistaken = device.Status.With(DeviceLifecycle.Commissioned);
        foreach (int point in PointsOf(site))
        {
            Tell(point, MeterPointCommand.Hear(device.Id, mistaken, DeviceCommandKind.Commission), site, due);
        }
    }

    private void Tell(int point, in MeterPointCommand command, in MeterSite site, in SimEvent due)
    {
        ref MeterPointState meterPoint = ref run.Estate.MeterPoints[point];
        MeterPointDecision decision = MeterPointMachine.Decide(meterPoint, command, rules);
        if (!decision.Accepted)
        {
            return;
        }

        MeterPointState before = meterPoint;
        if (before.Flag != decision.Event.After.Flag)
        {
            Settle(point, site.CanBeOperated, due.TimeMs);
        }

        MeterPointMachine.Apply(ref meterPoint, decision.Event);
        FlagSink sink = new(this, site, due, point);
        MeterPointMachine.Tell(before, decision.Event, ref sink);
    }

    private Points PointsOf(in MeterSite site) => new(run.Estate.FirstMeterPoint(site.Premises), site.Points);

    // What follows is told by this site: its number is the same for any number of partitions.
    private void Begin(in MeterSite site)
    {
        sender = ((ulong)(run.Estate.FirstPremises + (long)site.Premises) << SiteBits) | site.Points;
        sequence = 0;
    }

    private void Log(FlagMessageKind kind, in SimEvent due, in MeterSite site)
    {
        if (plan.Logs)
        {
            Post(kind, due, site, default, -1);
        }
    }

    // A message about the meter on the wall, or about a meter point.
    private void Post(FlagMessageKind kind, in SimEvent due, in MeterSite site, in FlagChange change, int point)
    {
        bool isMeter = point < 0 && site.Device >= 0 && site.Meters > 0;
        run.Post(new FlagMessage
        {
            TimeMs = due.TimeMs,
            Priority = due.Priority,
            Entity = sender,
            Sequence = sequence++,
            Kind = kind,
            Device = isMeter ? MeterAt(site, site.OnWall == MeterSite.Nothing ? site.Meters - 1 : site.OnWall).Id : default,
            Flag = change,
            NetworkOperator = point < 0 ? (ushort)0 : run.Estate.MeterPoints[point].NetworkOperator,
            IsTold = point >= 0 && accounts[point].IsTold,
            CanBeOperated = site.CanBeOperated,
        });
    }

    /// <summary>The meter points of a site, by their index in the partition.</summary>
    private readonly struct Points(int first, ushort places)
    {
        /// <summary>Goes through them in order.</summary>
        public Enumerator GetEnumerator() => new(first, places);

        /// <summary>One after the other, without an allocation.</summary>
        internal struct Enumerator(int first, int left)
        {
            /// <summary>The index of the meter point.</summary>
            public int Current { get; private set; }

            /// <summary>Goes to the next; false after the last.</summary>
            public bool MoveNext()
            {
                if (left == 0)
                {
                    return false;
                }

                Current = first + int.TrailingZeroCount(left);
                left &= left - 1;
                return true;
            }
        }
    }

    /// <summary>Carries a meter's change to the meter points of its site. What users are alerted of is another study's.</summary>
    private readonly ref struct Sink(ServiceFlagsHandler handler, in MeterSite site, in SimEvent due) : IDeviceSink
    {
        private readonly ref readonly MeterSite site = ref site;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause)
        {
            foreach (int point in handler.PointsOf(site))
            {
                handler.Tell(point, MeterPointCommand.Hear(device, after, cause), site, due);
            }
        }

        /// <inheritdoc/>
        public void Alert(DccAlertCode code, DeviceId device)
        {
        }
    }

    /// <summary>Counts a change of a flag and sends it to the centre.</summary>
    private readonly ref struct FlagSink(ServiceFlagsHandler handler, in MeterSite site, in SimEvent due, int point) : IMeterPointSink
    {
        private readonly ref readonly MeterSite site = ref site;
        private readonly ref readonly SimEvent due = ref due;

        /// <inheritdoc/>
        public void FlagChanged(in FlagChange change)
        {
            handler.Counters.FlagChanges += due.TimeMs >= handler.plan.Inputs.GoLiveMs ? 1 : 0;
            if (handler.accounts[point].IsTold || handler.plan.Logs)
            {
                handler.Post(FlagMessageKind.FlagChanged, due, site, change, point);
            }
        }
    }
}
