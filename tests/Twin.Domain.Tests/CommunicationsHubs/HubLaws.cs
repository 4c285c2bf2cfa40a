using FsCheck.Xunit;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Domain.Tests.CommunicationsHubs;

public class HubLaws
{
    private static readonly HubCommandKind[] SupplyCommands =
        [HubCommandKind.LoseSupply, HubCommandKind.RestoreSupply, HubCommandKind.RestoreSupply, HubCommandKind.ExpireHoldUp];

    private static readonly HubRules Rules = new() { FourGRegions = true, ReturnNoticeToOrderingParty = true };

    [Property(MaxTest = 500)]
    public void Any_life_keeps_the_state_legal_and_never_leaves_closed(ushort[] script)
    {
        CommunicationsHubState hub = default;
        HubStage furthest = HubStage.None;
        long now = 0;
        foreach (ushort step in script)
        {
            now += step % 7 * 40_000;
            CommunicationsHubState before = hub;
            _ = HubWorld.Run(ref hub, Rules, Command(step, now, hub.Stage));
            furthest = before.Stage == HubStage.Closed ? HubStage.Closed : hub.Stage;
            Assert.Equal(furthest, hub.Stage);
            AssertLegal(hub);
        }
    }

    [Property(MaxTest = 500)]
    public void Any_supply_raises_one_alert_for_each_loss_that_lasts_and_none_for_others(ushort[] script)
    {
        // The timers that the hub asks for fire at their moments, and stray ones fire whenever the script says.
        CommunicationsHubState hub = HubWorld.At(HubStage.Installed);
        List<(long LostAt, long RestoredAt)> losses = [];
        List<string> alerts = [];
        Queue<long> timers = [];
        long now = 0;
        foreach (ushort step in script)
        {
            now += (step / 4 % 100 * 4_000) + (step % 3);
            FireUntil(now);
            HubCommandKind kind = SupplyCommands[step % SupplyCommands.Length];
            if (kind == HubCommandKind.LoseSupply && !hub.IsSupplyLost)
            {
                losses.Add((now, long.MaxValue));
            }
            else if (kind == HubCommandKind.RestoreSupply && hub.IsSupplyLost)
            {
                losses[^1] = (losses[^1].LostAt, now);
            }

            Send(kind, now);
        }

        FireUntil(long.MaxValue);
        // A restoration at the very moment of the threshold comes after the timer here, so that loss has lasted long enough.
        Assert.Equal(
            losses.Where(loss => loss.RestoredAt - loss.LostAt >= HubWorld.Threshold)
                .Select(loss => $"{HubWorld.Chf} AD1 {loss.LostAt} {loss.LostAt + HubWorld.Threshold}"),
            alerts);

        void FireUntil(long moment)
        {
            while (timers.TryPeek(out long due) && due <= moment)
            {
                _ = timers.Dequeue();
                Send(HubCommandKind.ExpireHoldUp, due);
            }
        }

        void Send(HubCommandKind kind, long at)
        {
            foreach (string message in HubWorld.Run(ref hub, HubRules.Sec2020, HubCommand.Of(kind, new SimTime(at))))
            {
                if (message.Contains("AD1", StringComparison.Ordinal))
                {
                    alerts.Add(message);
                }
                else
                {
                    timers.Enqueue(at + HubWorld.Threshold);
                }
            }
        }
    }

    [Fact]
    public void Decision_is_total_and_leaves_its_input_alone_for_values_outside_the_enumerations_too()
    {
        foreach (byte stage in new byte[] { 0, 4, 11, 12, 255 })
        {
            for (int kind = 0; kind <= byte.MaxValue; kind++)
            {
                CommunicationsHubState state = HubWorld.At((HubStage)stage);
                CommunicationsHubState copy = state;
                HubDecision decision = CommunicationsHubMachine.Decide(state, HubCommand.Of((HubCommandKind)kind, HubWorld.Now), Rules);
                Assert.Equal(copy, state);
                Assert.True(!decision.Accepted || Enum.IsDefined((HubCommandKind)kind));
            }
        }
    }

    private static void AssertLegal(in CommunicationsHubState hub)
    {
        Assert.True(Enum.IsDefined(hub.Stage));
        Assert.Equal(hub.Stage == HubStage.None, hub.Chf == default(DeviceId));
        bool lost = (hub.Flags & HubFlags.SupplyLost) != 0;
        bool raised = (hub.Flags & HubFlags.OutageAlertRaised) != 0;
        Assert.True(!lost || hub.IsInstalled, "only a hub on the wall has a supply to lose");
        Assert.True(!raised || (lost && hub.Stage == HubStage.Installed), "AD1 belongs to a loss that goes on");
        Assert.True(lost || hub.SupplyLostAt == default, "no loss, no start");
        Assert.True(hub.IsInstalled || hub.JoinWindowUntil == default, "only a hub on the wall has a HAN");
        Assert.True(
            (hub.Flags & HubFlags.LostOrStolen) == 0 || hub.Stage is HubStage.NoFaultReturnNotified or HubStage.Closed,
            "a lost hub is not shipped");
    }

    private static HubCommand Command(ushort step, long now, HubStage stage)
    {
        SimTime at = new(now);
        int detail = step / 32;
        // Half of the draws are the usual next step: random commands alone hardly ever get past the order.
        HubCommandKind usual = stage switch
        {
            HubStage.None => HubCommandKind.Order,
            HubStage.Ordered => HubCommandKind.Deliver,
            HubStage.Delivered => HubCommandKind.AcceptDelivery,
            HubStage.Accepted => detail % 4 == 0 ? HubCommandKind.InstallWithoutWan : HubCommandKind.Install,
            HubStage.Installed or HubStage.InstalledNoWan => (HubCommandKind)((int)HubCommandKind.OpenJoinWindow + (detail % 4)),
            HubStage.FaultReturnNotified or HubStage.NoFaultReturnNotified => HubCommandKind.Ship,
            HubStage.Shipped => HubCommandKind.Receive,
            _ => HubCommandKind.Close,
        };
        return (step % 32 < 16 ? usual : (HubCommandKind)(step % 16)) switch
        {
            HubCommandKind.Order => HubCommand.Order(at, HubWorld.Chf, (CspRegion)(detail % 7), (HanVariant)(detail % 2), 5),
            HubCommandKind.Install => HubCommand.Install(at, (HubInstallType)(detail % 3), 6, HubWorld.OtherChf),
            HubCommandKind.InstallWithoutWan => HubCommand.InstallWithoutWan(at, (PremiseType)(detail % 4), 6),
            HubCommandKind.NotifyFaultReturn => HubCommand.NotifyFaultReturn(
                at, (FaultReturnType)(detail % 2), (HubFaultReason)(detail % 9), (HubConnectionMethod)(detail % 3)),
            HubCommandKind.NotifyNoFaultReturn => HubCommand.NotifyNoFaultReturn(at, (NoFaultReturnType)(detail % 5)),
            HubCommandKind.Ship => HubCommand.Ship(at, (HubShipment)(detail % 2)),
            HubCommandKind.OpenJoinWindow => HubCommand.OpenJoinWindow(at, detail),
            HubCommandKind kind => HubCommand.Of(kind, at),
        };
    }
}
