using Twin.Domain.CommunicationsHubs;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.CommunicationsHubs;

public class HubTransitionTests
{
    public static TheoryData<bool> FourGRegions => [false, true];

    [Theory]
    [MemberData(nameof(FourGRegions))]
    public void Machine_accepts_exactly_the_rows_of_the_table(bool fourG)
    {
        HubRules rules = new() { FourGRegions = fourG };
        HubTransition[] table = HubTables.Transitions.ToArray();
        HashSet<HubTransition> used = [];
        foreach (CommunicationsHubState state in HubWorld.States())
        {
            foreach (HubCommand command in HubWorld.Commands())
            {
                HubTransition[] rows = [.. table.Where(row
                    => row.From == state.Stage && row.Trigger == command.Kind && Holds(row.Guard, state, command, rules))];
                HubDecision decision = CommunicationsHubMachine.Decide(state, command, rules);
                string what = $"{command.Kind} of a hub that is {state.Stage} ({state.Flags}): {decision.Code}";
                Assert.True(rows.Length <= 1, $"two rows apply to {what}");
                Assert.True(decision.Accepted == (rows.Length == 1), $"table and machine differ: {what}");
                if (rows.Length == 1)
                {
                    Assert.Equal(rows[0].To, decision.Event.After.Stage);
                    Assert.Equal(command.Kind, decision.Event.Cause);
                    used.Add(rows[0]);
                }
            }
        }

        Assert.Equal(table.Length, used.Count);
    }

    [Fact]
    public void Every_stage_can_be_reached_from_an_order_and_only_closed_is_final()
    {
        HubTransition[] table = HubTables.Transitions.ToArray();
        HashSet<HubStage> reached = [HubStage.None];
        while (table.Any(row => reached.Contains(row.From) && reached.Add(row.To)))
        {
        }

        Assert.Equal(Enum.GetValues<HubStage>().ToHashSet(), reached);
        Assert.Equal([HubStage.Closed], Enum.GetValues<HubStage>().Where(stage => table.All(row => row.From != stage || row.To == stage)));
    }

    [Theory]
    [InlineData(HubStage.None, HubCommandKind.Deliver, ResponseCode.E19)]
    [InlineData(HubStage.Ordered, HubCommandKind.AcceptDelivery, ResponseCode.E5)]
    [InlineData(HubStage.Closed, HubCommandKind.Ship, ResponseCode.E5)]
    [InlineData(HubStage.Ordered, HubCommandKind.NotifyFaultReturn, ResponseCode.E5)]
    [InlineData(HubStage.Installed, HubCommandKind.NotifyFaultReturn, ResponseCode.E081401)] // prior to installation, but installed
    [InlineData(HubStage.Installed, HubCommandKind.OpenJoinWindow, ResponseCode.E081101)] // of no seconds
    public void Refusal_has_the_code(HubStage stage, HubCommandKind kind, ResponseCode expected)
    {
        CommunicationsHubState state = stage == HubStage.None ? default : HubWorld.At(stage);
        Assert.Equal(expected, CommunicationsHubMachine.Decide(state, HubCommand.Of(kind, HubWorld.Now), HubRules.Sec2020).Code);
    }

    [Fact]
    public void Stock_install_that_says_it_has_no_wan_is_refused()
    {
        HubCommand command = HubCommand.Install(HubWorld.Now, HubInstallType.InstallNoWan, 6);
        Assert.Equal(
            ResponseCode.E081401, CommunicationsHubMachine.Decide(HubWorld.At(HubStage.Accepted), command, HubRules.Sec2020).Code);
    }

    // The guards once more, in the words of the table and apart from the machine.
    private static bool Holds(HubGuard guard, in CommunicationsHubState state, in HubCommand command, HubRules rules)
    {
        bool lost = (state.Flags & HubFlags.SupplyLost) == HubFlags.SupplyLost;
        bool stolen = (state.Flags & HubFlags.LostOrStolen) == HubFlags.LostOrStolen;
        return guard switch
        {
            HubGuard.None => true,
            HubGuard.RegionAllowed => rules.FourGRegions
                || command.Region is CspRegion.Unknown or CspRegion.North or CspRegion.Central or CspRegion.South,
            HubGuard.FirstInstall => command.InstallType is HubInstallType.NewInstall or HubInstallType.ReplacementInstall,
            HubGuard.PriorToInstallation => command.FaultReturnType == FaultReturnType.PriorToInstallation,
            HubGuard.PostInstallation => command.FaultReturnType == FaultReturnType.PostInstallation,
            HubGuard.LostOrStolen => stolen,
            HubGuard.NotLostOrStolen => !stolen,
            HubGuard.Supplied => !lost,
            HubGuard.SupplyLost => lost,
            HubGuard.OutageReached => lost && !state.Flags.HasFlag(HubFlags.OutageAlertRaised)
                && command.At >= state.SupplyLostAt.Plus(rules.OutageAlertAfterMs),
            HubGuard.JoinPeriodAllowed => command.JoinPeriodSeconds >= 1 && command.JoinPeriodSeconds <= 3_600,
            _ => throw new ArgumentOutOfRangeException(nameof(guard)),
        };
    }
}
