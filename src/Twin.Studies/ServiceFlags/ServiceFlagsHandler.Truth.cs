using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Engine.Scheduling;

namespace Twin.Studies.ServiceFlags;

/// <summary>What flags are held against, what the go-live does to them, and who is misled by them.</summary>
internal sealed partial class ServiceFlagsHandler
{
    /// <summary>Puts the variant's rules into force: every flag is derived afresh.</summary>
    internal void GoLive(long nowMs)
    {
        rules = plan.After;
        for (int number = 0; number < sites.Count; number++)
        {
            ref MeterSite site = ref sites[number];
            Begin(site);
            SimEvent now = new(nowMs, number, 0, 0, 0);
            foreach (int point in PointsOf(site))
            {
                Tell(point, MeterPointCommand.DeriveFlag(), site, now);
            }
        }
    }

    /// <summary>States the flags of a fuel that differ from what was told before its feature switch went on (MP77-AD01).</summary>
    internal void StateDifferences(RdpFileKind kind, long nowMs)
    {
        for (int number = 0; number < sites.Count; number++)
        {
            ref MeterSite site = ref sites[number];
            Begin(site);
            // After what the go-live itself posted, and after nothing else of this moment.
            sequence = MostPointsOfPremises;
            SimEvent now = new(nowMs, number, 0, 0, 0);
            foreach (int point in PointsOf(site))
            {
                ref readonly MeterPointState meterPoint = ref run.Estate.MeterPoints[point];
                bool isOfKind = (meterPoint.Kind == MeterPointKind.Gas) == (kind == RdpFileKind.Dxi);
                if (isOfKind && accounts[point].IsTold && ExportRules.IsDueAtGoLive(
                    plan.After.ExportPolicy, plan.Before.ExportPolicy, meterPoint.Flag, meterPoint.EverActive))
                {
                    FlagChange same = new(meterPoint.Id, meterPoint.Flag, meterPoint.Flag, meterPoint.EverActive);
                    Post(FlagMessageKind.FlagStated, now, site, same, point);
                }
            }
        }
    }

    /// <summary>Counts the meter points as they are now.</summary>
    internal FlagCensus Census()
    {
        FlagCensus census = new();
        for (int number = 0; number < sites.Count; number++)
        {
            ref readonly MeterSite site = ref sites[number];
            census.LiveMeters += site.IsLive ? 1 : 0;
            foreach (int point in PointsOf(site))
            {
                census.Add(run.Estate.MeterPoints[point].Flag, site.CanBeOperated);
            }
        }

        return census;
    }

    /// <summary>Counts the time up to the end.</summary>
    internal void End(long nowMs)
    {
        for (int number = 0; number < sites.Count; number++)
        {
            foreach (int point in PointsOf(sites[number]))
            {
                Settle(point, sites[number].CanBeOperated, nowMs);
            }
        }
    }

    // After a step of a meter: whether what hangs on the wall can be operated may be another answer now.
    private void FollowTruth(ref MeterSite site, in SimEvent due)
    {
        DeviceStatus? onWall = site.OnWall == MeterSite.Nothing ? null : MeterAt(site, site.OnWall).Status;
        bool isLive = SmartOperation.IsPossible(onWall, heldMetersCount: true);
        if (isLive != site.IsLive)
        {
            site.IsLive = isLive;
            Log(isLive ? FlagMessageKind.Live : FlagMessageKind.Gone, due, site);
        }

        bool can = SmartOperation.IsPossible(onWall, plan.Inputs.HeldMetersCount);
        if (can == site.CanBeOperated)
        {
            return;
        }

        foreach (int point in PointsOf(site))
        {
            Settle(point, site.CanBeOperated, due.TimeMs);
        }

        site.CanBeOperated = can;
        foreach (int point in PointsOf(site))
        {
            Judge(point, can);
            if (plan.Logs)
            {
                FlagChange of = new(run.Estate.MeterPoints[point].Id, default, default, false);
                Post(can ? FlagMessageKind.Operable : FlagMessageKind.NotOperable, due, site, of, point);
            }
        }
    }

    // Counts the time since the last change of flag, registration or truth, as far as it is after the go-live.
    private void Settle(int point, bool canBeOperated, long nowMs)
    {
        ref MeterPointAccount account = ref accounts[point];
        long elapsed = nowMs - Math.Max(account.SinceMs, plan.Inputs.GoLiveMs);
        if (elapsed > 0)
        {
            Counters.RegisteredMs[(int)account.Verdict] += elapsed;
            Counters.DspMs[(int)SmartOperation.Judge(run.Estate.MeterPoints[point].Flag, canBeOperated)] += elapsed;
        }

        account.SinceMs = nowMs;
    }

    private void Judge(int point, bool canBeOperated)
    {
        ref MeterPointAccount account = ref accounts[point];
        Counters.RegisteredNow[(int)account.Verdict]--;
        account.Verdict = SmartOperation.Judge(account.Registered, canBeOperated);
        Counters.RegisteredNow[(int)account.Verdict]++;
    }

    private void Register(in MeterSite site, in SimEvent due)
    {
        int point = run.Estate.FirstMeterPoint(site.Premises) + due.Sequence;
        Settle(point, site.CanBeOperated, due.TimeMs);
        DccServiceFlag flag = (DccServiceFlag)due.Data;
        DccServiceFlag before = accounts[point].Registered;
        accounts[point].Registered = flag;
        Judge(point, site.CanBeOperated);
        if (plan.Logs)
        {
            Post(FlagMessageKind.Registered, due, site, new FlagChange(run.Estate.MeterPoints[point].Id, before, flag, false), point);
        }
    }

    // Who switches asks for the first meter point of the site: the import MPAN or the MPRN.
    private void SwitchSupplier(ref MeterSite site, in SimEvent due)
    {
        int point = run.Estate.FirstMeterPoint(site.Premises) + int.TrailingZeroCount(site.Points);
        Mpxn meterPoint = run.Estate.MeterPoints[point].Id;
        if (switching.Choose(plan.Switches, meterPoint.Packed, (2 * (uint)due.Data) + 1) < switching.Ppm)
        {
            run.CountExogenous(due.Kind, meterPoint.Packed, due.TimeMs, 0);
            Counters.Switches++;
            Counters.Told[(int)accounts[point].Verdict]++;
            if (plan.Logs)
            {
                Post(FlagMessageKind.Switched, due, site, new FlagChange(meterPoint, default, default, false), point);
            }
        }

        ScheduleSwitch(ref site, due.TimeMs, due.Entity, due.Data + 1);
    }

    private void ScheduleSwitch(ref MeterSite site, long nowMs, int entity, int number)
    {
        int point = run.Estate.FirstMeterPoint(site.Premises) + int.TrailingZeroCount(site.Points);
        long gap = switching.GapMs(plan.Switches, run.Estate.MeterPoints[point].Id.Packed, 2 * (uint)number);
        Schedule(nowMs, gap, entity, FlagEventKind.SwitchSupplier, number);
    }
}
