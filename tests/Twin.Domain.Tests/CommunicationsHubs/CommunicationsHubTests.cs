using System.Runtime.CompilerServices;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.CommunicationsHubs;

public class CommunicationsHubTests
{
    private const string Chf = "00-DB-12-34-56-78-90-A2";

    [Fact]
    public void State_takes_32_bytes() => Assert.Equal(32, Unsafe.SizeOf<CommunicationsHubState>());

    [Fact]
    public void Hub_goes_from_order_to_closed_return()
    {
        CommunicationsHubState hub = default;
        List<string> messages = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.Order(new SimTime(1), HubWorld.Chf, CspRegion.South, HanVariant.DualBand, 5),
            HubCommand.Of(HubCommandKind.Deliver, new SimTime(2)),
            HubCommand.Of(HubCommandKind.AcceptDelivery, new SimTime(3)),
            HubCommand.InstallWithoutWan(new SimTime(4), PremiseType.HighRise, 6),
            HubCommand.Of(HubCommandKind.ConnectWan, new SimTime(5)));
        Assert.Equal([$"{Chf} devices PreNotify", $"{Chf} devices InstallHubWithoutWan", $"{Chf} devices ConnectHub"], messages);
        Assert.Equal((5, 6, CspRegion.South, HanVariant.DualBand), (hub.OrderingParty, hub.Supplier, hub.Region, hub.HanVariant));
        Assert.Equal((HubStage.Installed, WanCoverage.Available, true), (hub.Stage, hub.WanCoverage, hub.IsReachable));

        messages = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.NotifyFaultReturn(
                new SimTime(6), FaultReturnType.PostInstallation, HubFaultReason.LedFault, HubConnectionMethod.Cradle),
            HubCommand.Ship(new SimTime(7), HubShipment.MonthlyBatch),
            HubCommand.Of(HubCommandKind.Receive, new SimTime(8)),
            HubCommand.Of(HubCommandKind.Close, new SimTime(9)));
        Assert.Equal([$"{Chf} devices Decommission"], messages);
        Assert.Equal(HubStage.Closed, hub.Stage);
    }

    [Fact]
    public void Shipment_says_how_the_hub_travels()
    {
        HubDecision decision = CommunicationsHubMachine.Decide(
            HubWorld.At(HubStage.FaultReturnNotified), HubCommand.Ship(HubWorld.Now, HubShipment.MonthlyBatch), HubRules.Sec2020);
        Assert.Equal(HubShipment.MonthlyBatch, decision.Event.Shipment);
    }

    [Fact]
    public void Replacement_install_tells_the_hub_that_was_there()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Accepted);
        List<string> messages = HubWorld.Run(
            ref hub, HubRules.Sec2020, HubCommand.Install(HubWorld.Now, HubInstallType.ReplacementInstall, 6, HubWorld.OtherChf));
        Assert.Equal([$"{Chf} devices ConnectHub", $"{HubWorld.OtherChf} replaced by {Chf}"], messages);
    }

    [Fact]
    public void Lost_hub_is_closed_without_a_shipment()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        _ = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.NotifyNoFaultReturn(HubWorld.Now, NoFaultReturnType.LostOrStolen),
            HubCommand.Ship(HubWorld.Now, HubShipment.Individual));
        Assert.Equal(HubStage.NoFaultReturnNotified, hub.Stage);
        _ = HubWorld.Run(ref hub, HubRules.Sec2020, HubCommand.Of(HubCommandKind.Close, HubWorld.Now));
        Assert.Equal(HubStage.Closed, hub.Stage);
    }

    [Theory]
    [InlineData(179_999, false)] // auto-reclose within three minutes
    [InlineData(180_000, true)] // "three or more minutes": A15
    [InlineData(180_001, true)]
    public void Supply_gone_for_ms_raises_an_outage_alert(long ms, bool raised)
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        List<string> messages = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(1_000)),
            HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(1_000 + ms)),
            HubCommand.Of(HubCommandKind.RestoreSupply, new SimTime(1_000 + ms)),
            HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(1_000_000)));
        string[] alert = raised ? [$"{Chf} AD1 1000 {1_000 + ms}"] : [];
        Assert.Equal([$"{Chf} hold-up until 181000", .. alert], messages);
        Assert.Equal(HubFlags.None, hub.Flags);
    }

    [Fact]
    public void Timer_of_an_outage_that_ended_raises_nothing_in_the_next_one()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        List<string> messages = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(0)),
            HubCommand.Of(HubCommandKind.RestoreSupply, new SimTime(100_000)),
            HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(100_001)),
            HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(180_000)));
        Assert.DoesNotContain(messages, message => message.Contains("AD1", StringComparison.Ordinal));
    }

    [Fact]
    public void Threshold_is_an_input()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        List<string> messages = HubWorld.Run(
            ref hub,
            new HubRules { OutageAlertAfterMs = 60_000 },
            HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(0)),
            HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(60_000)));
        Assert.Equal([$"{Chf} hold-up until 60000", $"{Chf} AD1 0 60000"], messages);
    }

    [Fact]
    public void Hub_without_wan_starts_no_hold_up_and_raises_nothing()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.InstalledNoWan);
        List<string> messages = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(0)),
            HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(HubWorld.Threshold)));
        Assert.Empty(messages);
        Assert.True(hub.IsSupplyLost);
    }

    [Fact]
    public void Hub_taken_down_in_an_outage_raises_nothing_after()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        List<string> messages = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.Of(HubCommandKind.LoseSupply, new SimTime(0)),
            HubCommand.Of(HubCommandKind.Replace, new SimTime(1)),
            HubCommand.Of(HubCommandKind.ExpireHoldUp, new SimTime(HubWorld.Threshold)));
        Assert.Equal([$"{Chf} hold-up until 180000"], messages);
        Assert.Equal((HubStage.Replaced, HubFlags.None, default(SimTime)), (hub.Stage, hub.Flags, hub.SupplyLostAt));
    }

    [Fact]
    public void Join_window_is_open_until_its_end_and_a_shorter_one_does_not_close_it()
    {
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        _ = HubWorld.Run(
            ref hub,
            HubRules.Sec2020,
            HubCommand.OpenJoinWindow(new SimTime(0), 3_600),
            HubCommand.OpenJoinWindow(new SimTime(1_000), 10));
        Assert.True(hub.IsJoinWindowOpen(new SimTime(3_599_999)));
        Assert.False(hub.IsJoinWindowOpen(new SimTime(3_600_000)));
    }

    [Theory]
    [InlineData(false, HubStage.Accepted, 5, "")] // as it was: nobody but the sender hears
    [InlineData(true, HubStage.Accepted, 5, "answer to 5 I0")]
    [InlineData(true, HubStage.Accepted, 0, "")]
    [InlineData(true, HubStage.Shipped, 5, "answer to 5 E5")]
    [InlineData(true, HubStage.Installed, 5, "answer to 5 E081401")]
    public void Ordering_party_hears_how_its_return_notification_fared(bool notice, HubStage stage, ushort party, string expected)
    {
        CommunicationsHubState hub = HubWorld.At(stage, orderingParty: party);
        List<string> messages = HubWorld.Run(
            ref hub,
            new HubRules { ReturnNoticeToOrderingParty = notice },
            HubCommand.NotifyFaultReturn(
                HubWorld.Now, FaultReturnType.PriorToInstallation, HubFaultReason.DamagedCase, HubConnectionMethod.HotShoe));
        Assert.Equal(
            expected.Length == 0 ? [] : [$"{Chf} {expected}"],
            messages.Where(message => message.Contains("answer", StringComparison.Ordinal)));
    }

    [Fact]
    public void Ordering_party_hears_of_a_refusal_by_access_control()
    {
        HubCommand command = HubCommand.NotifyNoFaultReturn(HubWorld.Now, NoFaultReturnType.General);
        HubRules rules = new() { ReturnNoticeToOrderingParty = true };
        List<string> messages = HubWorld.Tell(HubWorld.At(HubStage.Accepted), command, new HubDecision { Code = ResponseCode.E4 }, rules);
        Assert.Equal([$"{Chf} answer to 5 E4"], messages);
    }
}
