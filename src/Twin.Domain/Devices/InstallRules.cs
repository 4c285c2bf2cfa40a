using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>The part of the device machine that brings devices to Commissioned (Twin fact sheet 3.1, D3-D9).</summary>
/// <remarks>These move the lifecycle alone, whatever the hold and the recovery stage (R1).</remarks>
internal static class InstallRules
{
    private const DeviceTypes Hub = DeviceTypes.Chf | DeviceTypes.Gpf;
    private const DeviceTypes Meter = DeviceTypes.Esme | DeviceTypes.Gsme;
    private const DeviceTypes Joining = DeviceTypes.Gpf | DeviceTypes.Ppmid | DeviceTypes.Hcalcs;

    internal static DeviceAnswer Answer(ref DeviceState state, in DeviceCommand command, in DeviceContext context) => command.Kind switch
    {
        DeviceCommandKind.AddToDeviceLog =>
            Move(ref state, DeviceRule.D3, ~Hub, Lifecycles.Pending, DeviceLifecycle.Whitelisted),
        DeviceCommandKind.RemoveFromDeviceLog =>
            Move(ref state, DeviceRule.LogRemoval, ~Hub, Lifecycles.Whitelisted | Lifecycles.Installed, DeviceLifecycle.Pending),
        DeviceCommandKind.JoinHan =>
            Move(ref state, DeviceRule.D4, ~Hub, Lifecycles.Whitelisted, DeviceLifecycle.InstalledNotCommissioned),
        DeviceCommandKind.ExpireJoinWindow =>
            Move(ref state, DeviceRule.D5, ~Hub, Lifecycles.Whitelisted, context.Rules.AfterJoinWindow),
        DeviceCommandKind.Commission =>
            Move(ref state, DeviceRule.D6, Meter, Lifecycles.Installed, DeviceLifecycle.Commissioned),
        DeviceCommandKind.JoinService =>
            Move(ref state, DeviceRule.D7, Joining, Lifecycles.Whitelisted | Lifecycles.Installed, DeviceLifecycle.Commissioned),
        DeviceCommandKind.ConnectHub =>
            Move(ref state, DeviceRule.D8, Hub, Lifecycles.Pending | Lifecycles.Installed, DeviceLifecycle.Commissioned),
        _ => Move(ref state, DeviceRule.D9, Hub, Lifecycles.Pending, DeviceLifecycle.InstalledNotCommissioned),
    };

    private static DeviceAnswer Move(ref DeviceState state, DeviceRule rule, DeviceTypes types, Lifecycles from, DeviceLifecycle to)
    {
        if (!state.Type.IsIn(types))
        {
            return DeviceMachine.Refuse(ResponseCode.E11, rule);
        }

        if (!Holds(from, state.Status.Lifecycle))
        {
            return DeviceMachine.Refuse(ResponseCode.E5, rule);
        }

        state.Status = state.Status.With(to);
        return DeviceMachine.Accept(rule);
    }

    private static bool Holds(Lifecycles set, DeviceLifecycle lifecycle) => ((int)set & (1 << (int)lifecycle)) != 0;

    /// <summary>A set of lifecycles, one bit each.</summary>
    [Flags]
    private enum Lifecycles
    {
        Pending = 1 << DeviceLifecycle.Pending,
        Whitelisted = 1 << DeviceLifecycle.Whitelisted,
        Installed = 1 << DeviceLifecycle.InstalledNotCommissioned,
    }
}
