using System.Collections.Immutable;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>What a device does with a message.</summary>
internal static class DeviceMessages
{
    internal static void Take(DeviceWork work, EntityMessage message)
    {
        switch (message.Content)
        {
            case CommandDevice { Command: { } command }:
                _ = work.Apply(command);
                break;
            case TellParties parties:
                ImmutableArray<MeterPointParties> taken = work.Record.Parties.Take(parties);
                if (taken != work.Record.Parties)
                {
                    work.Record = work.Record with { Parties = taken };
                }

                break;
            case TellTenancy when work.Record.Exists:
                MeterPart.ChangeTenancy(work);
                // The former consumer's consent ends with the tenancy: schedules of other users go (which alert is an assumption).
                DeviceEndings.RemoveSchedules(work, DccAlertCode.N5, static schedule => schedule.Role == UserRole.OtherUser);
                break;
            case TellJoin join when work.Record.Exists:
                if (join.Leaves)
                {
                    work.Record = work.Record with { Joined = work.Record.Joined.Remove(join.Device) };
                }
                else
                {
                    InstallEffects.Add(work, join.Device);
                }

                break;
            case TellPremises premises when work.Record.Exists:
                TakePremises(work, message, premises);
                break;
        }
    }

    private static void TakePremises(DeviceWork work, EntityMessage message, TellPremises told)
    {
        DeviceId hub = message.Sender.Chf;
        if (told.Leaves)
        {
            Leave(work, hub);
            return;
        }

        SimTime? lostBefore = work.Record.Premises.SupplyLostAt;
        DeviceId hubBefore = work.Record.Hub;
        SimTime window = told.State.JoinWindowUntil == default ? work.Record.Premises.JoinWindowUntil : told.State.JoinWindowUntil;
        work.Record = work.Record with
        {
            Hub = hub,
            Premises = told.State with { JoinWindowUntil = window },
            AddedBy = told.AddedBy == 0 ? work.Record.AddedBy : told.AddedBy,
        };
        if (hubBefore != hub && !hubBefore.IsNone)
        {
            work.Step.Send(EntityKey.OfHub(hubBefore), new ChangeLog(work.Record.Id, Leaves: true));
            work.TellMeterPoints(_ => new TellHub(hub));
        }

        OpenJoinWindow(work, told, window);
        Link(work, told.Link);
        if (lostBefore != told.State.SupplyLostAt)
        {
            MeterPart.ChangeSupply(work, lostBefore, message.At);
        }
    }

    private static void OpenJoinWindow(DeviceWork work, TellPremises told, SimTime until)
    {
        if (told.State.JoinWindowUntil == default || work.Record.State.Status.Lifecycle != DeviceLifecycle.Whitelisted)
        {
            return;
        }

        // A window that is opened again replaces the former one and keeps its number.
        if (work.Record.JoinWindow != 0)
        {
            work.Step.Again(work.Record.JoinWindow, until, DueKind.JoinWindow);
        }
        else
        {
            work.Record = work.Record with { JoinWindow = work.Step.Later(until, DueKind.JoinWindow) };
        }
    }

    /// <summary>Links the meter to meter points that it is not linked to yet.</summary>
    internal static void Link(DeviceWork work, ImmutableArray<Mpxn> meterPoints)
    {
        DeviceState state = work.Record.State;
        foreach (Mpxn meterPoint in meterPoints)
        {
            if (!work.Record.MeterPoints.Contains(meterPoint))
            {
                work.Record = work.Record with { MeterPoints = Sorted(work.Record.MeterPoints.Add(meterPoint)) };
                work.Step.Send(
                    EntityKey.Of(meterPoint),
                    new CommandMeterPoint(MeterPointCommand.Link(state.Id, state.Status), work.Record.Hub, state.Smets));
            }
        }
    }

    // 8.11 takes the device off the log: what it was joined with and the premises are no longer its own, its meter points stay (8.4).
    private static void Leave(DeviceWork work, DeviceId hub)
    {
        if (work.Record.Hub != hub)
        {
            return;
        }

        work.Step.Done(work.Record.JoinWindow);
        work.Record = work.Record with { Hub = default, Premises = default, Joined = [], JoinWindow = 0 };
        if (work.Record.MeterPoints.IsEmpty)
        {
            work.Record = work.Record with { Parties = [] };
        }
    }

    private static ImmutableArray<Mpxn> Sorted(ImmutableArray<Mpxn> meterPoints) => meterPoints.Sort();
}
