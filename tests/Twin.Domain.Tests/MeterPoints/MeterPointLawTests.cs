using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.Tests.Devices;
using Xunit;

namespace Twin.Domain.Tests.MeterPoints;

/// <summary>What holds for every meter point and every command under every flag rule.</summary>
public class MeterPointLawTests
{
    [Property(MaxTest = 400)]
    public void Decide_gives_the_same_twice_and_leaves_the_state_alone(byte rule, byte[] script)
        => Run(rule, script, static (before, command, rules, decision, _) =>
        {
            byte[] bytes = Bytes(before);
            MeterPointDecision again = MeterPointMachine.Decide(before, command, rules);
            Assert.Equal(bytes, Bytes(before));
            Assert.Equal(decision.Code, again.Code);
            Assert.Equal(Bytes(decision.Event.After), Bytes(again.Event.After));
        });

    [Property(MaxTest = 400)]
    public void A_flag_change_is_told_exactly_when_the_flag_differs(byte rule, byte[] script)
        => Run(rule, script, static (before, _, _, decision, after) =>
        {
            if (decision.Accepted)
            {
                Recorder heard = new();
                MeterPointMachine.Tell(before, decision.Event, ref heard);
                Assert.Equal(
                    before.Flag == after.Flag ? [] : [new FlagChange(before.Id, before.Flag, after.Flag, before.EverActive)],
                    heard.Changes);
            }
        });

    [Property(MaxTest = 400)]
    public void A_change_in_one_step_is_what_deciding_applying_and_telling_are(byte rule, byte[] script)
        => Run(rule, script, static (before, command, rules, decision, after) =>
        {
            Recorder expected = new();
            if (decision.Accepted)
            {
                MeterPointMachine.Tell(before, decision.Event, ref expected);
            }

            Recorder heard = new();
            MeterPointState meterPoint = before;
            Assert.Equal(decision.Code, MeterPointMachine.Change(ref meterPoint, command, rules, ref heard));
            Assert.Equal(Bytes(after), Bytes(meterPoint));
            Assert.Equal(expected.Changes, heard.Changes);
        });

    [Property(MaxTest = 400)]
    public void What_was_once_so_stays_so_and_every_linked_meter_stands_once(byte rule, byte[] script)
        => Run(rule, script, static (before, _, _, _, after) =>
        {
            Assert.True(after.EverInstalled || !before.EverInstalled);
            Assert.True(after.EverActive || (!before.EverActive && after.Flag != DccServiceFlag.A));
            Assert.InRange(after.Meters.Count, 0, LinkedMeters.Capacity);
            DeviceId[] ids = new DeviceId[after.Meters.Count];
            for (int place = 0; place < ids.Length; place++)
            {
                ids[place] = after.Meters.IdAt(place);
                Assert.Equal(place, after.Meters.PlaceOf(ids[place]));
            }

            Assert.Equal(ids.Length, ids.Distinct().Count());
        });

    [Property]
    public void The_canonical_form_tells_any_two_meter_points_apart(ushort number, byte[] script)
    {
        MeterPointState state = FlagTests.New();
        Run(3, script, (_, _, _, _, after) => state = after);
        MeterPointState[] others = new MeterPointState[11];
        Array.Fill(others, state);
        others[0].Id = Mpxn.MprnFrom(2UL + number);
        others[1].Supplier++;
        others[2].NetworkOperator++;
        others[3].Agent++;
        others[4].Flag = (DccServiceFlag)(((int)state.Flag + 1) % 6);
        others[5].Kind = (MeterPointKind)(((int)state.Kind + 1) % 3);
        others[6].EverInstalled = !state.EverInstalled;
        others[7].EverActive = !state.EverActive;
        if (state.Meters.Count == LinkedMeters.Capacity)
        {
            others[8].Meters.RemoveAt(0);
            others[9].Meters.RemoveAt(1);
            DeviceStatus last = state.Meters.StatusAt(3);
            others[10].Meters.Set(3, last.WithHold(!last.CplHold));
        }
        else
        {
            others[8].Meters.Add(new DeviceId(999), default);
            others[9].Meters.Add(new DeviceId(998), default);
            others[10].Meters.Add(new DeviceId(999), new DeviceStatus(DeviceLifecycle.Withdrawn, cplHold: true));
        }

        Assert.Equal(12, others.Append(state).Select(static m => Convert.ToHexString(Bytes(m))).Distinct().Count());
        Assert.All(others, other => Assert.NotEqual(state, other));
        Assert.All(others, other => Assert.NotEqual(new MeterPointEvent { After = state }, new MeterPointEvent { After = other }));
    }

    [Property(MaxTest = 400)]
    public void Two_meter_points_are_equal_exactly_when_their_canonical_forms_are(byte rule, byte[] script)
        => Run(rule, script, static (before, _, _, decision, after) =>
        {
            Assert.Equal(Bytes(before).SequenceEqual(Bytes(after)), before == after);
            // A copy made from the bytes has never had the meters that came and went.
            MeterPointState copy = MeterPointCanonicalForm.Read(Bytes(after));
            Assert.True(copy == after && !(copy != after) && copy.Equals((object)after) && !copy.Equals("after"));
            Assert.Equal(copy.GetHashCode(), after.GetHashCode());
            Assert.True(!decision.Accepted || decision.Event == decision.Event with { After = copy });
        });

    private static byte[] Bytes(in MeterPointState state)
    {
        byte[] bytes = new byte[MeterPointCanonicalForm.Size];
        MeterPointCanonicalForm.Write(state, bytes);
        return bytes;
    }

    private static void Run(
        byte rule, byte[] script, Action<MeterPointState, MeterPointCommand, RuleSet, MeterPointDecision, MeterPointState> check)
    {
        RuleSet rules = RuleSet.Sec2020 with { FlagRule = FlagRules.All[rule % FlagRules.All.Length] };
        MeterPointState state = FlagTests.New();
        for (int at = 0; at < script.Length * 4; at++)
        {
            byte At(int place) => (byte)(script[place % script.Length] + (place / script.Length * 7));
            DeviceId meter = new(1UL + (At(at + 1) % 6u));
            DeviceStatus status = Machines.Statuses[At(at + 2) % 36];
            MeterPointCommand command = (MeterPointCommandKind)(At(at) % 6) switch
            {
                MeterPointCommandKind.LinkMeter => MeterPointCommand.Link(meter, status),
                MeterPointCommandKind.UnlinkMeter => MeterPointCommand.Unlink(meter),
                MeterPointCommandKind.HearMeterStatus => MeterPointCommand.Hear(meter, status, (DeviceCommandKind)(At(at + 3) % 25)),
                MeterPointCommandKind.ChangeSupplier => MeterPointCommand.ChangeSupplier(At(at + 1)),
                MeterPointCommandKind.ChangeAgent => MeterPointCommand.ChangeAgent(At(at + 1)),
                _ => MeterPointCommand.DeriveFlag(),
            };
            MeterPointState before = state;
            MeterPointDecision decision = MeterPointMachine.Decide(state, command, rules);
            if (decision.Accepted)
            {
                MeterPointMachine.Apply(ref state, decision.Event);
            }

            check(before, command, rules, decision, state);
        }
    }

    private sealed class Recorder : IMeterPointSink
    {
        internal List<FlagChange> Changes { get; } = [];

        public void FlagChanged(in FlagChange change) => Changes.Add(change);
    }
}
