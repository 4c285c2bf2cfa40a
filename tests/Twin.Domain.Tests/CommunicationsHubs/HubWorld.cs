using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Tests.CommunicationsHubs;

/// <summary>States and commands of hubs for tests.</summary>
internal static class HubWorld
{
    public const long Threshold = HubRules.DocumentedOutageAlertAfterMs;

    public static DeviceId Chf { get; } = DeviceId.Parse("00-DB-12-34-56-78-90-A2");

    public static DeviceId OtherChf { get; } = DeviceId.Parse("00-DB-12-34-56-78-90-B2");

    /// <summary>The moment at which the commands of <see cref="Commands"/> happen.</summary>
    public static SimTime Now { get; } = new(1_000_000);

    /// <summary>Every kind of command with every value of what the rules look at.</summary>
    public static IEnumerable<HubCommand> Commands()
    {
        HubCommandKind[] plain =
        [
            HubCommandKind.Deliver, HubCommandKind.AcceptDelivery, HubCommandKind.ConnectWan, HubCommandKind.Replace,
            HubCommandKind.Receive, HubCommandKind.Close, HubCommandKind.LoseSupply,
            HubCommandKind.ExpireHoldUp, HubCommandKind.RestoreSupply,
        ];
        return
        [
            .. plain.Select(kind => HubCommand.Of(kind, Now)),
            .. Enum.GetValues<CspRegion>().Select(region => HubCommand.Order(Now, Chf, region, HanVariant.DualBand, 5)),
            .. Enum.GetValues<HubInstallType>().Select(type => HubCommand.Install(Now, type, 6)),
            .. Enum.GetValues<PremiseType>().Select(type => HubCommand.InstallWithoutWan(Now, type, 6)),
            .. from type in Enum.GetValues<FaultReturnType>()
               from reason in Enum.GetValues<HubFaultReason>()
               from connection in Enum.GetValues<HubConnectionMethod>()
               select HubCommand.NotifyFaultReturn(Now, type, reason, connection),
            .. Enum.GetValues<NoFaultReturnType>().Select(type => HubCommand.NotifyNoFaultReturn(Now, type)),
            .. Enum.GetValues<HubShipment>().Select(shipment => HubCommand.Ship(Now, shipment)),
            .. new[] { int.MinValue, -1, 0, 1, 3_600, 3_601, int.MaxValue }.Select(seconds => HubCommand.OpenJoinWindow(Now, seconds)),
        ];
    }

    /// <summary>Every stage with every state of supply and loss that the rules look at.</summary>
    public static IEnumerable<CommunicationsHubState> States()
        => from stage in Enum.GetValues<HubStage>()
           from flags in Enumerable.Range(0, 8)
           from lostFor in new[] { 0L, Threshold - 1, Threshold, Threshold + 1 }
           let lost = ((HubFlags)flags & HubFlags.SupplyLost) != 0
           select new CommunicationsHubState
           {
               Chf = stage == HubStage.None ? default : Chf,
               Stage = stage,
               Flags = (HubFlags)flags,
               SupplyLostAt = lost ? new SimTime(Now.Ms - lostFor) : default,
               OrderingParty = 5,
           };

    public static CommunicationsHubState At(HubStage stage, HubFlags flags = HubFlags.None, ushort orderingParty = 5)
        => new() { Chf = Chf, Stage = stage, Flags = flags, OrderingParty = orderingParty };

    /// <summary>Decides, tells and applies as a host does; the messages come back as text.</summary>
    public static List<string> Run(ref CommunicationsHubState state, HubRules rules, params HubCommand[] commands)
    {
        Sink sink = new([]);
        foreach (HubCommand command in commands)
        {
            HubDecision decision = CommunicationsHubMachine.Decide(state, command, rules);
            CommunicationsHubMachine.Tell(state, command, decision, rules, ref sink);
            if (decision.Accepted)
            {
                CommunicationsHubMachine.Apply(ref state, decision.Event);
            }
        }

        return sink.Messages;
    }

    /// <summary>What a decision taken elsewhere tells others.</summary>
    public static List<string> Tell(in CommunicationsHubState state, in HubCommand command, in HubDecision decision, HubRules rules)
    {
        Sink sink = new([]);
        CommunicationsHubMachine.Tell(state, command, decision, rules, ref sink);
        return sink.Messages;
    }

    private readonly struct Sink(List<string> messages) : IHubSink
    {
        public List<string> Messages => messages;

        public void ChangeDevices(DeviceId chf, DeviceCommandKind command) => messages.Add($"{chf} devices {command}");

        public void ReplaceHub(DeviceId chf, DeviceId by) => messages.Add($"{chf} replaced by {by}");

        public void StartHoldUp(DeviceId chf, SimTime expiresAt) => messages.Add($"{chf} hold-up until {expiresAt.Ms}");

        public void PowerOutage(DeviceId chf, SimTime lostAt, SimTime raisedAt) => messages.Add($"{chf} AD1 {lostAt.Ms} {raisedAt.Ms}");

        public void ReturnAnswered(DeviceId chf, ushort orderingParty, ResponseCode code)
            => messages.Add($"{chf} answer to {orderingParty} {code}");
    }
}
