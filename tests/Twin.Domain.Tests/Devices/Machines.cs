using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;
using Xunit;

namespace Twin.Domain.Tests.Devices;

/// <summary>What the tests of the machines share: a small CPL, rule sets, and R1 written down once more, from its text.</summary>
internal static class Machines
{
    internal const ushort Listed = 1;
    internal const ushort Unlisted = 2;
    internal const ushort AnotherListed = 3;
    internal const ushort AnotherUnlisted = 4;

    internal static readonly ProductList Products = ProductList.Of(
            Enumerable.Range(1, 4).Select(static n => new Product(DeviceType.Esme, "Maker", "Model", $"{n}")))
        .WithListing(Unlisted, false)
        .WithListing(AnotherUnlisted, false);

    internal static readonly RuleSet Mp105 = RuleSet.Sec2020 with
    {
        Name = "MP105",
        FirmwareReadRestores = DeviceTypes.Esme | DeviceTypes.Gsme,
        RepeatedActivationRestores = true,
    };

    internal static readonly DeviceLifecycle[] Lifecycles = Enum.GetValues<DeviceLifecycle>();
    internal static readonly RecoveryStage[] Stages = Enum.GetValues<RecoveryStage>();
    internal static readonly DeviceType[] Types = Enum.GetValues<DeviceType>();

    internal static readonly DeviceStatus[] Statuses =
    [
        .. from lifecycle in Lifecycles
           from hold in new[] { false, true }
           from stage in Stages
           select new DeviceStatus(lifecycle, hold, stage),
    ];

    internal static DeviceState Device(DeviceType type, DeviceStatus status, ushort recorded = Listed, ushort running = 0)
        => new()
        {
            Id = new DeviceId(0xA1),
            Type = type,
            Smets = SmetsVersion.Smets2,
            Status = status,
            RecordedFirmware = recorded,
            RunningFirmware = running == 0 ? recorded : running,
        };

    /// <summary>Twin resolutions R1, the four clauses in order, in the words of the text.</summary>
    internal static string ShownByR1(string lifecycle, bool cplHold, string recoveryStage)
    {
        if (lifecycle is "Decommissioned" or "Withdrawn")
        {
            return lifecycle;
        }

        if (recoveryStage is "Recovery" or "Recovered")
        {
            return recoveryStage;
        }

        return cplHold && (lifecycle is "InstalledNotCommissioned" or "Commissioned") ? "Suspended" : lifecycle;
    }

    internal static string ShownByR1(DeviceStatus status)
        => ShownByR1(status.Lifecycle.ToString(), status.CplHold, status.Recovery.ToString());

    /// <summary>Does a command that must be accepted.</summary>
    internal static void Do(ref DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        DeviceDecision decision = DeviceMachine.Decide(state, command, context);
        Assert.True(decision.Accepted, $"{command.Kind} on {state.Status}: {decision.Code}");
        DeviceMachine.Apply(ref state, decision.Event);
    }

    /// <summary>Writes down what a device tells.</summary>
    internal sealed class Recorder : IDeviceSink
    {
        internal List<(DeviceStatus Before, DeviceStatus After, DeviceCommandKind Cause)> Changes { get; } = [];

        internal List<DccAlertCode> Alerts { get; } = [];

        public void StatusChanged(DeviceId device, DeviceStatus before, DeviceStatus after, DeviceCommandKind cause)
            => Changes.Add((before, after, cause));

        public void Alert(DccAlertCode code, DeviceId device) => Alerts.Add(code);
    }
}
