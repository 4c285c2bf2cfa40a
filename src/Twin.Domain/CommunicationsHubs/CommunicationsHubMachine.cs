using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>
/// The communications hub's state machine (Twin fact sheet 3.2 and 4.2; <c>rules/hub-transitions.csv</c>). Pure and total: every command
/// on every state is either an event or a refusal with a response code.
/// </summary>
public static class CommunicationsHubMachine
{
    /// <summary>Says what a command does to a hub, without doing it.</summary>
    public static HubDecision Decide(in CommunicationsHubState state, in HubCommand command, HubRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (command.Kind == HubCommandKind.Order)
        {
            return Order(state, command, rules);
        }

        if (!state.Exists)
        {
            return Refuse(ResponseCode.E19);
        }

        return command.Kind switch
        {
            HubCommandKind.Deliver => Move(state, command, HubStage.Ordered, HubStage.Delivered),
            HubCommandKind.AcceptDelivery => Move(state, command, HubStage.Delivered, HubStage.Accepted),
            HubCommandKind.Install or HubCommandKind.InstallWithoutWan or HubCommandKind.ConnectWan => Install(state, command),
            HubCommandKind.Replace => state.IsInstalled ? TakeDown(state, command, HubStage.Replaced) : Refuse(ResponseCode.E5),
            HubCommandKind.NotifyFaultReturn => NotifyFaultReturn(state, command),
            HubCommandKind.NotifyNoFaultReturn => MayReturn(state.Stage)
                ? TakeDown(state, command, HubStage.NoFaultReturnNotified)
                : Refuse(ResponseCode.E5),
            HubCommandKind.Ship => Ship(state, command),
            HubCommandKind.Receive => Move(state, command, HubStage.Shipped, HubStage.Received),
            HubCommandKind.Close => Close(state, command),
            HubCommandKind.OpenJoinWindow => OpenJoinWindow(state, command),
            HubCommandKind.LoseSupply or HubCommandKind.ExpireHoldUp or HubCommandKind.RestoreSupply => ChangeSupply(state, command, rules),
            _ => Refuse(ResponseCode.E5),
        };
    }

    /// <summary>Makes the event's state the hub's. Never fails for what <see cref="Decide"/> gave.</summary>
    public static void Apply(ref CommunicationsHubState state, in HubEvent happened) => state = happened.After;

    /// <summary>Tells others what a decision means for them.</summary>
    /// <param name="before">The hub before the command.</param>
    /// <param name="command">The command.</param>
    /// <param name="decision">
    /// What became of it; also a refusal by access control, of which the ordering party must hear as well (C section 3).
    /// </param>
    /// <param name="rules">The switches.</param>
    /// <param name="sink">Receives the messages; the host routes them.</param>
    public static void Tell<TSink>(
        in CommunicationsHubState before, in HubCommand command, in HubDecision decision, HubRules rules, ref TSink sink)
        where TSink : IHubSink, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.ReturnNoticeToOrderingParty && before.OrderingParty != 0
            && command.Kind is HubCommandKind.NotifyFaultReturn or HubCommandKind.NotifyNoFaultReturn)
        {
            sink.ReturnAnswered(before.Chf, before.OrderingParty, decision.Code);
        }

        if (!decision.Accepted)
        {
            return;
        }

        switch (command.Kind)
        {
            case HubCommandKind.Deliver:
                sink.ChangeDevices(before.Chf, DeviceCommandKind.PreNotify);
                break;
            case HubCommandKind.Install or HubCommandKind.ConnectWan:
                sink.ChangeDevices(before.Chf, DeviceCommandKind.ConnectHub);
                if (command.InstallType == HubInstallType.ReplacementInstall && !command.Chf.IsNone)
                {
                    sink.ReplaceHub(command.Chf, before.Chf);
                }

                break;
            case HubCommandKind.InstallWithoutWan:
                sink.ChangeDevices(before.Chf, DeviceCommandKind.InstallHubWithoutWan);
                break;
            case HubCommandKind.NotifyFaultReturn or HubCommandKind.NotifyNoFaultReturn:
                sink.ChangeDevices(before.Chf, DeviceCommandKind.Decommission);
                break;
            case HubCommandKind.LoseSupply when before.Stage == HubStage.Installed:
                sink.StartHoldUp(before.Chf, command.At.Plus(rules.OutageAlertAfterMs));
                break;
            case HubCommandKind.ExpireHoldUp:
                sink.PowerOutage(before.Chf, before.SupplyLostAt, command.At);
                break;
        }
    }

    private static HubDecision Order(in CommunicationsHubState state, in HubCommand command, HubRules rules)
    {
        if (state.Exists || command.Chf.IsNone || (command.Region >= CspRegion.FourGNorth && !rules.FourGRegions))
        {
            return Refuse(ResponseCode.E5);
        }

        CommunicationsHubState after = new()
        {
            Chf = command.Chf,
            OrderingParty = command.User,
            Stage = HubStage.Ordered,
            Region = command.Region,
            HanVariant = command.HanVariant,
        };
        return Accept(after, command);
    }

    private static HubDecision Move(in CommunicationsHubState state, in HubCommand command, HubStage from, HubStage to)
    {
        if (state.Stage != from)
        {
            return Refuse(ResponseCode.E5);
        }

        CommunicationsHubState after = state;
        after.Stage = to;
        return Accept(after, command);
    }

    // 8.14.1, 8.14.2 and D8. A hub already on the wall without SM WAN may still be reported connected, whatever the install type.
    private static HubDecision Install(in CommunicationsHubState state, in HubCommand command)
    {
        bool withWan = command.Kind != HubCommandKind.InstallWithoutWan;
        bool fromStock = state.Stage == HubStage.Accepted && command.Kind != HubCommandKind.ConnectWan;
        bool later = state.Stage == HubStage.InstalledNoWan && withWan;
        if (!fromStock && !later)
        {
            return Refuse(ResponseCode.E5);
        }

        if (fromStock && withWan && command.InstallType == HubInstallType.InstallNoWan)
        {
            return Refuse(ResponseCode.E081401);
        }

        if (command.Kind == HubCommandKind.ConnectWan && state.IsSupplyLost)
        {
            return Refuse(ResponseCode.E5);
        }

        CommunicationsHubState after = state;
        after.Stage = withWan ? HubStage.Installed : HubStage.InstalledNoWan;
        after.WanCoverage = withWan ? WanCoverage.Available : WanCoverage.NotAvailable;
        if (command.Kind != HubCommandKind.ConnectWan)
        {
            after.Supplier = command.User;
        }

        return Accept(after, command);
    }

    private static bool MayReturn(HubStage stage)
        => stage is HubStage.Accepted or HubStage.Installed or HubStage.InstalledNoWan or HubStage.Replaced;

    private static HubDecision NotifyFaultReturn(in CommunicationsHubState state, in HubCommand command)
    {
        if (!MayReturn(state.Stage))
        {
            return Refuse(ResponseCode.E5);
        }

        bool inStock = state.Stage == HubStage.Accepted;
        return inStock == (command.FaultReturnType == FaultReturnType.PriorToInstallation)
            ? TakeDown(state, command, HubStage.FaultReturnNotified)
            : Refuse(ResponseCode.E081401);
    }

    // A hub that is off the wall has neither supply nor HAN, so an outage that was going on ends without anybody hearing of it.
    private static HubDecision TakeDown(in CommunicationsHubState state, in HubCommand command, HubStage to)
    {
        CommunicationsHubState after = state;
        after.Stage = to;
        after.SupplyLostAt = default;
        after.JoinWindowUntil = default;
        after.Flags = command.Kind == HubCommandKind.NotifyNoFaultReturn && command.NoFaultReturnType == NoFaultReturnType.LostOrStolen
            ? HubFlags.LostOrStolen
            : HubFlags.None;
        return Accept(after, command);
    }

    private static HubDecision Ship(in CommunicationsHubState state, in HubCommand command)
        => state.Stage == HubStage.FaultReturnNotified || (state.Stage == HubStage.NoFaultReturnNotified && !IsLostOrStolen(state))
            ? Move(state, command, state.Stage, HubStage.Shipped)
            : Refuse(ResponseCode.E5);

    // What is lost or stolen cannot be shipped: its return is closed as it was notified.
    private static HubDecision Close(in CommunicationsHubState state, in HubCommand command)
        => state.Stage == HubStage.Received || (state.Stage == HubStage.NoFaultReturnNotified && IsLostOrStolen(state))
            ? Move(state, command, state.Stage, HubStage.Closed)
            : Refuse(ResponseCode.E5);

    private static bool IsLostOrStolen(in CommunicationsHubState state) => (state.Flags & HubFlags.LostOrStolen) != 0;

    private static HubDecision OpenJoinWindow(in CommunicationsHubState state, in HubCommand command)
    {
        if (!state.IsInstalled)
        {
            return Refuse(ResponseCode.E5);
        }

        if (command.JoinPeriodSeconds is < 1 or > HubRules.LongestJoinPeriodSeconds)
        {
            return Refuse(ResponseCode.E081101);
        }

        CommunicationsHubState after = state;
        SimTime until = command.At.Plus(command.JoinPeriodSeconds * SimTime.SecondMs);
        // A shorter window for a second device never shuts out the first.
        after.JoinWindowUntil = state.IsJoinWindowOpen(until) ? state.JoinWindowUntil : until;
        return Accept(after, command);
    }

    // T-C: AD1 after the supply has been gone for the threshold, once for each loss; a hub without SM WAN cannot send it.
    private static HubDecision ChangeSupply(in CommunicationsHubState state, in HubCommand command, HubRules rules)
    {
        CommunicationsHubState after = state;
        switch (command.Kind)
        {
            case HubCommandKind.LoseSupply when state.IsInstalled && !state.IsSupplyLost:
                after.Flags |= HubFlags.SupplyLost;
                after.SupplyLostAt = command.At;
                return Accept(after, command);
            case HubCommandKind.RestoreSupply when state.IsInstalled && state.IsSupplyLost:
                after.Flags &= ~(HubFlags.SupplyLost | HubFlags.OutageAlertRaised);
                after.SupplyLostAt = default;
                return Accept(after, command);
            case HubCommandKind.ExpireHoldUp when state.Stage == HubStage.Installed && state.IsSupplyLost
                && (state.Flags & HubFlags.OutageAlertRaised) == 0 && command.At.Ms - state.SupplyLostAt.Ms >= rules.OutageAlertAfterMs:
                after.Flags |= HubFlags.OutageAlertRaised;
                return Accept(after, command);
            default:
                return Refuse(ResponseCode.E5);
        }
    }

    private static HubDecision Accept(in CommunicationsHubState after, in HubCommand command) => new()
    {
        Code = ResponseCode.I0,
        Event = new HubEvent { Cause = command.Kind, Shipment = command.Shipment, After = after },
    };

    private static HubDecision Refuse(ResponseCode code) => new() { Code = code };
}
