using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Rules;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The shortest history by which a meter gets from the link to the status it has, told to its meter point by the machine itself: so a
/// population or an inventory, which know only where things stand, get the flag the rule set would have given on the way.
/// </summary>
/// <remarks>
/// Linked while Whitelisted (Pending when it never got further), joined, commissioned; then held, in recovery, or decommissioned.
/// </remarks>
public static class MeterInstallation
{
    /// <summary>Links a meter and follows it to its status.</summary>
    /// <param name="meterPoint">The meter point; it has room for the meter.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="status">The status it has now.</param>
    /// <param name="rules">The rule set in force all the while.</param>
    /// <returns>False when the meter point already has as many live meters as fit, or this one; then it is unchanged.</returns>
    public static bool TryFollow(ref MeterPointState meterPoint, DeviceId meter, DeviceStatus status, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        DeviceLifecycle reached = status.Lifecycle;
        DeviceStatus step = new(reached == DeviceLifecycle.Pending ? DeviceLifecycle.Pending : DeviceLifecycle.Whitelisted);
        MeterPointDecision link = MeterPointMachine.Decide(meterPoint, MeterPointCommand.Link(meter, step), rules);
        if (!link.Accepted)
        {
            return false;
        }

        MeterPointMachine.Apply(ref meterPoint, link.Event);
        if (reached >= DeviceLifecycle.InstalledNotCommissioned)
        {
            step = step.With(DeviceLifecycle.InstalledNotCommissioned);
            Hear(ref meterPoint, MeterPointCommand.Hear(meter, step, DeviceCommandKind.JoinHan), rules);
        }

        if (reached >= DeviceLifecycle.Commissioned)
        {
            step = step.With(DeviceLifecycle.Commissioned);
            Hear(ref meterPoint, MeterPointCommand.Hear(meter, step, DeviceCommandKind.Commission), rules);
        }

        if (status.CplHold)
        {
            step = step.WithHold(true);
            Hear(ref meterPoint, MeterPointCommand.Hear(meter, step, DeviceCommandKind.Suspend), rules);
        }

        if (status.Recovery != RecoveryStage.None)
        {
            step = step.With(RecoveryStage.Recovery);
            Hear(ref meterPoint, MeterPointCommand.Hear(meter, step, DeviceCommandKind.StartRecovery), rules);
        }

        if (status.Recovery == RecoveryStage.Recovered)
        {
            step = step.With(RecoveryStage.Recovered);
            Hear(ref meterPoint, MeterPointCommand.Hear(meter, step, DeviceCommandKind.PlaceRecoveryCertificates), rules);
        }

        if (status.IsFinal)
        {
            DeviceCommandKind cause = reached == DeviceLifecycle.Decommissioned
                ? DeviceCommandKind.Decommission
                : DeviceCommandKind.SetStatus;
            Hear(ref meterPoint, MeterPointCommand.Hear(meter, status, cause), rules);
        }

        return true;
    }

    private static void Hear(ref MeterPointState meterPoint, in MeterPointCommand command, RuleSet rules)
        => MeterPointMachine.Apply(ref meterPoint, MeterPointMachine.Decide(meterPoint, command, rules).Event);
}
