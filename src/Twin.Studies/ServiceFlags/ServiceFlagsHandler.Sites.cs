using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Engine.Scheduling;

namespace Twin.Studies.ServiceFlags;

/// <summary>How the sites of a partition are found, and what begins at them.</summary>
internal sealed partial class ServiceFlagsHandler
{
    private const int MostPointsOfPremises = 16;

    /// <summary>The site that measures a meter point, and the meter point's place within the premises.</summary>
    internal IEnumerable<(ulong MeterPoint, int Site, int Place)> Places()
    {
        for (int number = 0; number < sites.Count; number++)
        {
            MeterSite site = sites[number];
            int first = run.Estate.FirstMeterPoint(site.Premises);
            for (int place = 0; place < MostPointsOfPremises; place++)
            {
                if ((site.Points & (1 << place)) != 0)
                {
                    yield return (run.Estate.MeterPoints[first + place].Id.Packed, number, place);
                }
            }
        }
    }

    // A meter point belongs to the first of its linked meters that is not out of service. One without such a meter has a site of its own,
    // where nothing hangs and nothing happens, but its flag may well be wrong.
    private void FindSites()
    {
        EstatePartition estate = run.Estate;
        for (int premises = 0; premises < estate.Premises; premises++)
        {
            int firstSite = sites.Count;
            int first = estate.FirstMeterPoint(premises);
            int count = Math.Min(MostPointsOfPremises, estate.FirstMeterPoint(premises + 1) - first);
            for (int place = 0; place < count; place++)
            {
                int device = MeterOf(premises, estate.MeterPoints[first + place]);
                int number = firstSite;
                while (number < sites.Count && (device < 0 || sites[number].Device != device))
                {
                    number++;
                }

                if (number == sites.Count)
                {
                    sites.Add(new MeterSite { Device = device, Premises = premises, LastSuccessor = -1, OnWall = MeterSite.Nothing });
                }

                sites[number].Points |= (ushort)(1 << place);
            }
        }
    }

    private int MeterOf(int premises, in MeterPointState meterPoint)
    {
        EstatePartition estate = run.Estate;
        for (int linked = 0; linked < meterPoint.Meters.Count; linked++)
        {
            if (meterPoint.Meters.StatusAt(linked).IsFinal)
            {
                continue;
            }

            for (int device = estate.FirstDevice(premises); device < estate.FirstDevice(premises + 1); device++)
            {
                if (estate.Devices[device].Id == meterPoint.Meters.IdAt(linked))
                {
                    return device;
                }
            }
        }

        return -1;
    }

    // Every site as it is at the start: new meters are not there yet.
    private void BeginSites()
    {
        for (int number = 0; number < sites.Count; number++)
        {
            ref MeterSite site = ref sites[number];
            SimEvent start = new(0, number, 0, 0, 0);
            Begin(site);
            if (site.Device >= 0)
            {
                BeginMeter(ref site, start);
            }

            foreach (int point in PointsOf(site))
            {
                OpenAccount(point, site, start);
            }

            ScheduleSwitch(ref site, plan.Inputs.GoLiveMs, number, 0);
        }
    }

    private void BeginMeter(ref MeterSite site, in SimEvent start)
    {
        ref DeviceState device = ref run.Estate.Devices[site.Device];
        ServiceFlagsInputs inputs = plan.Inputs;
        uint draw = NextDraw(ref site);
        ulong key = device.Id.Value;
        if (plan.Lives.Happens(inputs.NewPpm, key, draw))
        {
            device.Status = new DeviceStatus(DeviceLifecycle.Pending, device.Status.CplHold);
            foreach (int point in PointsOf(site))
            {
                ref MeterPointState meterPoint = ref run.Estate.MeterPoints[point];
                meterPoint = new MeterPointState
                {
                    Id = meterPoint.Id,
                    Kind = meterPoint.Kind,
                    Supplier = meterPoint.Supplier,
                    NetworkOperator = meterPoint.NetworkOperator,
                    Agent = meterPoint.Agent,
                };
            }

            bool after = plan.Lives.Happens(inputs.AfterPpm, key, draw + 1);
            long from = after ? inputs.GoLiveMs : 0;
            long until = after ? inputs.HorizonMs : inputs.GoLiveMs;
            long due = from + (long)plan.Lives.Below((ulong)(until - from), key, draw + 2);
            Schedule(0, due, start.Entity, FlagEventKind.Install, 0);
            return;
        }

        site.Meters = 1;
        site.OnWall = 0;
        switch (device.Status.Lifecycle)
        {
            case DeviceLifecycle.Commissioned:
                site.IsLive = true;
                site.CanBeOperated = SmartOperation.IsPossible(device.Status, inputs.HeldMetersCount);
                Log(FlagMessageKind.Live, start, site);
                ScheduleLife(ref site, start, 0);
                break;
            case DeviceLifecycle.InstalledNotCommissioned:
                Schedule(
                    0, plan.Lives.ExponentialMs(inputs.UnfinishedMs, key, draw + 3), start.Entity, FlagEventKind.Commission, 0);
                break;
            default:
                Schedule(0, plan.Lives.ExponentialMs(inputs.LeaveMs, key, draw + 3), start.Entity, FlagEventKind.Connect, 0);
                break;
        }
    }

    private void OpenAccount(int point, in MeterSite site, in SimEvent start)
    {
        ref readonly MeterPointState meterPoint = ref run.Estate.MeterPoints[point];
        bool isSmets1 = site.Device >= 0 && run.Estate.Devices[site.Device].Smets == SmetsVersion.Smets1;
        ref MeterPointAccount account = ref accounts[point];
        account.IsTold = !isSmets1 || plan.After.Smets1Exported;
        account.Registered = account.IsTold
            ? ExportRules.Notified(plan.Before.ExportPolicy, meterPoint.Flag, meterPoint.EverActive)
            : DccServiceFlag.Null;
        account.Verdict = SmartOperation.Judge(account.Registered, site.CanBeOperated);
        Counters.MeterPoints++;
        Counters.RegisteredNow[(int)account.Verdict]++;
        if (plan.Logs)
        {
            FlagChange change = new(meterPoint.Id, account.Registered, meterPoint.Flag, meterPoint.EverActive);
            Post(FlagMessageKind.MeterPoint, start, site, change, point);
        }
    }
}
