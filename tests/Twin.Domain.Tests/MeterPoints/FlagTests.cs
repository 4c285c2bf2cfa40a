using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Tests.Devices;
using Xunit;

namespace Twin.Domain.Tests.MeterPoints;

public class FlagTests
{
    private static readonly DeviceId First = new(1);
    private static readonly DeviceId Second = new(2);

    private static readonly DeviceStatus Whitelisted = new(DeviceLifecycle.Whitelisted);
    private static readonly DeviceStatus Installed = new(DeviceLifecycle.InstalledNotCommissioned);
    private static readonly DeviceStatus Commissioned = new(DeviceLifecycle.Commissioned);
    private static readonly DeviceStatus Decommissioned = new(DeviceLifecycle.Decommissioned);
    private static readonly DeviceStatus Suspended = new(DeviceLifecycle.Commissioned, cplHold: true);

    [Theory]
    [InlineData("a1")]
    [InlineData("a2")]
    [InlineData("c")]
    [InlineData("c2")]
    [InlineData("d")]
    [InlineData("e")]
    public void Every_pair_of_statuses_of_two_meters_gives_the_flag_of_the_definitions(string rule)
    {
        RuleSet rules = Rules(rule);
        int cases = 0;
        foreach (DeviceStatus first in Machines.Statuses)
        {
            foreach (DeviceStatus second in Machines.Statuses)
            {
                for (int earlier = 0; earlier < 4; earlier++)
                {
                    cases++;
                    MeterPointState state = New();
                    List<DeviceStatus> linked = [];
                    bool ever = false;
                    string flag = "null";
                    foreach ((DeviceId id, int place, DeviceStatus status) in new[] { (First, 0, first), (Second, 1, second) })
                    {
                        linked.Add(Whitelisted);
                        Do(ref state, MeterPointCommand.Link(id, Whitelisted), rules);
                        flag = FlagOracle.Flag(rule, flag, linked, ever);
                        if (((earlier >> place) & 1) != 0)
                        {
                            Move(ref state, id, place, Installed);
                        }

                        Move(ref state, id, place, status);
                    }

                    Assert.Equal(flag, state.Flag.Code());

                    void Move(ref MeterPointState meterPoint, DeviceId id, int place, DeviceStatus status)
                    {
                        linked[place] = status;
                        ever |= status.Lifecycle is DeviceLifecycle.InstalledNotCommissioned or DeviceLifecycle.Commissioned;
                        Do(ref meterPoint, MeterPointCommand.Hear(id, status, DeviceCommandKind.SetStatus), rules);
                        flag = FlagOracle.Flag(rule, flag, linked, ever);
                        Assert.Equal(flag, meterPoint.Flag.Code());
                    }
                }
            }
        }

        Assert.Equal(36 * 36 * 4, cases);
    }

    // Rule d is not looked at when holds and recoveries change; it must not matter.
    [Fact]
    public void Under_d_a_change_into_or_out_of_a_hold_or_recovery_moves_nothing()
    {
        RuleSet rules = Rules("d");
        foreach (DeviceStatus status in Machines.Statuses)
        {
            MeterPointState state = New();
            Do(ref state, MeterPointCommand.Link(First, Whitelisted), rules);
            Do(ref state, MeterPointCommand.Hear(First, status, DeviceCommandKind.SetStatus), rules);
            foreach (DeviceStatus other in Machines.Statuses.Where(s => s.Lifecycle == status.Lifecycle))
            {
                MeterPointState after = state;
                Do(ref after, MeterPointCommand.Hear(First, other, DeviceCommandKind.Suspend), rules);
                DccServiceFlag heldBack = after.Flag;
                Do(ref after, MeterPointCommand.DeriveFlag(), rules);
                Assert.Equal((state.Flag, state.Flag), (heldBack, after.Flag));
            }
        }
    }

    // A1, A2, A4, A5 of the fact sheet's section 3.6, and the links of rule b. 1 and 2 are meters; after '=' stands the status heard.
    [Theory]
    [InlineData("d", "link 1=C; suspend 1=S", "A", "A1: Suspended leaves A as it was")]
    [InlineData("d", "link 1=C; suspend 1=S; link 2=W; join 2=I", "A", "A1: the Suspended meter still counts as Commissioned")]
    [InlineData("d", "link 1=I; link 2=W", "I", "A2: INC beside one that does not count")]
    [InlineData("d", "link 1=C; decommission 1=D; link 2=W; join 2=I", "I", "A2: INC beside Decommissioned")]
    [InlineData("d", "link 1=C; link 2=I", "A", "A2: any Commissioned")]
    [InlineData("d", "link 1=C; decommission 1=D; link 2=W", "N", "A2: nothing that counts, and ever")]
    [InlineData("b", "link 1=C; link 2=I; decommission 1=D", "N", "A4: the other meter must be effectively Commissioned")]
    [InlineData("b", "link 1=C; link 2=C; decommission 1=D", "A", "A4: the other meter is Commissioned")]
    [InlineData("b", "link 1=C; link 2=C; suspend 2=S; decommission 1=D", "A", "A4: the other meter is effectively Commissioned")]
    [InlineData("b", "link 1=C; link 2=C; unlink 1", "A", "A4: an unlink leaves a Commissioned meter")]
    [InlineData("b", "link 1=I; decommission 1=D", "null", "A5: never active stays null in b")]
    [InlineData("d", "link 1=I; decommission 1=D", "N", "A5: N in d because it was INC")]
    [InlineData("d", "link 1=W; decommission 1=D", "null", "A5: never INC")]
    [InlineData("b", "link 1=C", "A", "8.4-link of a Commissioned meter")]
    [InlineData("b", "link 1=S", "A", "8.4-link of a meter that is effectively Commissioned")]
    [InlineData("b", "link 1=I", "null", "8.4-link of a meter that is not Commissioned")]
    [InlineData("b", "link 1=W; join 1=I; commission 1=C", "A", "8.1.1")]
    [InlineData("b", "link 1=C; unlink 1", "N", "8.4-unlink of the last Commissioned meter")]
    [InlineData("b", "link 1=C; unlink 1; link 1=C", "A", "linked again")]
    [InlineData("b", "link 1=I; unlink 1", "null", "an unlink never makes N of null")]
    [InlineData("b", "link 1=C; suspend 1=S; start 1=R", "A", "Suspended and Recovery have no effect")]
    [InlineData("b", "link 1=C; set 1=P; delete 1=P", "N", "a deleted meter is unlinked")]
    [InlineData("a2", "link 1=C; unlink 1", "A", "never returns")]
    [InlineData("a1", "link 1=C; suspend 1=S; unlink 1", "S", "keeps the last")]
    [InlineData("c", "link 1=C; unlink 1", "N", "no current meter, and ever")]
    [InlineData("c", "link 1=C; start 1=R", "N", "Recovery is not Commissioned")]
    [InlineData("c2", "link 1=C; suspend 1=S", "N", "A25: Suspended joins the N set")]
    [InlineData("c2", "link 1=W", "null", "never installed")]
    [InlineData("e", "link 1=C; suspend 1=S; link 2=C", "A", "not all current meters are Suspended")]
    public void Examples_of_the_text(string rule, string events, string flag, string reason)
    {
        MeterPointState state = New();
        RuleSet rules = Rules(rule);
        foreach (string text in events.Split("; "))
        {
            Do(ref state, Parse(text), rules);
        }

        Assert.True(flag == state.Flag.Code(), $"{reason}: {state.Flag.Code()}");
    }

    [Fact]
    public void A_modifications_own_truth_table_is_followed_row_by_row()
    {
        FlagRule own = new(
            "own",
            FlagEvaluation.EveryEvent,
            [
                new FlagRow(FlagConditions.AllCurrentSuspended, FlagConditions.None, DccServiceFlag.S),
                new FlagRow(FlagConditions.AnyEffectiveCommissioned, FlagConditions.AnyEffectiveInstalled, DccServiceFlag.A),
                new FlagRow(FlagConditions.AnyEffectiveCommissioned, FlagConditions.None, null),
                new FlagRow(FlagConditions.EverInstalled, FlagConditions.None, DccServiceFlag.N),
            ],
            ExportPolicy.All);
        RuleSet rules = RuleSet.Sec2020 with { FlagRule = own };
        MeterPointState state = New();
        List<string> flags = [];
        const string Events = "link 1=W; join 1=I; commission 1=C; link 2=I; suspend 1=S; decommission 2=D; unlink 1";
        foreach (string text in Events.Split("; "))
        {
            Do(ref state, Parse(text), rules);
            flags.Add(state.Flag.Code());
        }

        Assert.Equal(["null", "N", "A", "A", "A", "S", "N"], flags);
        Assert.Equal(ExportPolicy.All, rules.ExportPolicy);
    }

    [Fact]
    public void A_fifth_live_meter_is_refused_and_a_final_one_gives_way()
    {
        MeterPointState state = New();
        RuleSet rules = Rules("d");
        for (ulong meter = 1; meter <= LinkedMeters.Capacity; meter++)
        {
            Do(ref state, MeterPointCommand.Link(new DeviceId(meter), Installed), rules);
        }

        MeterPointCommand fifth = MeterPointCommand.Link(new DeviceId(5), Whitelisted);
        Assert.Equal(ResponseCode.E5, MeterPointMachine.Decide(state, fifth, rules).Code);
        Assert.Equal(ResponseCode.E5, MeterPointMachine.Decide(state, MeterPointCommand.Link(new DeviceId(2), Installed), rules).Code);

        Do(ref state, MeterPointCommand.Hear(new DeviceId(2), Decommissioned, DeviceCommandKind.Decommission), rules);
        Do(ref state, fifth, rules);

        Assert.Equal([1UL, 3, 4, 5], Enumerable.Range(0, state.Meters.Count).Select(place => state.Meters.IdAt(place).Value));
        Assert.Equal(-1, state.Meters.PlaceOf(new DeviceId(2)));
        Assert.Equal(Whitelisted, state.Meters.StatusAt(3));

        Do(ref state, MeterPointCommand.Hear(new DeviceId(3), Installed, DeviceCommandKind.Delete), rules);
        Assert.Equal([1UL, 4, 5], Enumerable.Range(0, state.Meters.Count).Select(place => state.Meters.IdAt(place).Value));
    }

    [Fact]
    public void What_is_not_there_is_refused()
    {
        RuleSet rules = Rules("d");
        MeterPointState state = New();

        Assert.Equal(ResponseCode.E19, MeterPointMachine.Decide(default, MeterPointCommand.DeriveFlag(), rules).Code);
        Assert.Equal(ResponseCode.E5, MeterPointMachine.Decide(state, MeterPointCommand.Unlink(First), rules).Code);
        MeterPointCommand heard = MeterPointCommand.Hear(First, Installed, DeviceCommandKind.JoinHan);
        Assert.Equal(ResponseCode.E5, MeterPointMachine.Decide(state, heard, rules).Code);
        Assert.Equal(ResponseCode.E5, MeterPointMachine.Decide(state, MeterPointCommand.Link(First, Decommissioned), rules).Code);
    }

    [Fact]
    public void Registration_changes_the_party_and_never_the_flag()
    {
        MeterPointState state = New();
        RuleSet rules = Rules("d");
        Do(ref state, MeterPointCommand.Link(First, Commissioned), rules);
        Do(ref state, MeterPointCommand.ChangeSupplier(7), rules);
        Do(ref state, MeterPointCommand.ChangeAgent(9), rules);

        Assert.Equal(((ushort)7, (ushort)9, DccServiceFlag.A), (state.Supplier, state.Agent, state.Flag));
    }

    [Fact]
    public void Another_rule_derives_the_flag_from_what_is_linked()
    {
        MeterPointState state = New();
        Do(ref state, MeterPointCommand.Link(First, Installed), Rules("a2"));
        Assert.Equal("null", state.Flag.Code());

        Do(ref state, MeterPointCommand.DeriveFlag(), Rules("d"));
        Assert.Equal("I", state.Flag.Code());
    }

    internal static RuleSet Rules(string flagRule) => RuleSet.Sec2020 with { FlagRule = FlagRules.Named(flagRule) };

    internal static void Do(ref MeterPointState state, in MeterPointCommand command, RuleSet rules)
    {
        MeterPointDecision decision = MeterPointMachine.Decide(state, command, rules);
        Assert.True(decision.Accepted, $"{command.Kind} {command.Status}: {decision.Code}");
        MeterPointMachine.Apply(ref state, decision.Event);
    }

    internal static MeterPointState New() => new() { Id = Mpxn.MprnFrom(1) };

    private static MeterPointCommand Parse(string text)
    {
        string[] words = text.Split(' ', '=');
        DeviceId meter = words[1] == "1" ? First : Second;
        DeviceStatus status = words.Length < 3 ? default : words[2] switch
        {
            "W" => Whitelisted,
            "I" => Installed,
            "C" => Commissioned,
            "S" => Suspended,
            "D" => Decommissioned,
            "R" => Commissioned.With(RecoveryStage.Recovery),
            _ => default,
        };
        return words[0] switch
        {
            "link" => MeterPointCommand.Link(meter, status),
            "unlink" => MeterPointCommand.Unlink(meter),
            "join" => MeterPointCommand.Hear(meter, status, DeviceCommandKind.JoinHan),
            "commission" => MeterPointCommand.Hear(meter, status, DeviceCommandKind.Commission),
            "decommission" => MeterPointCommand.Hear(meter, status, DeviceCommandKind.Decommission),
            "suspend" => MeterPointCommand.Hear(meter, status, DeviceCommandKind.Suspend),
            "start" => MeterPointCommand.Hear(meter, status, DeviceCommandKind.StartRecovery),
            "set" => MeterPointCommand.Hear(meter, status, DeviceCommandKind.SetStatus),
            _ => MeterPointCommand.Hear(meter, status, DeviceCommandKind.Delete),
        };
    }
}
