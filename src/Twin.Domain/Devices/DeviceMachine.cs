using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Devices;

/// <summary>
/// The device's state machine (domain.md 3.1, D1-D22; Twin resolutions R1, R2). Pure and total: every command on every state is
/// either an event or a refusal with a response code.
/// </summary>
public static class DeviceMachine
{
    private const DeviceTypes Hub = DeviceTypes.Chf | DeviceTypes.Gpf;
    private const DeviceTypes Meter = DeviceTypes.Esme | DeviceTypes.Gsme;
    private const DeviceTypes Joining = DeviceTypes.Gpf | DeviceTypes.Ppmid | DeviceTypes.Hcalcs;
    private const DeviceTypes TypeTwo = DeviceTypes.Ihd | DeviceTypes.Cad;

    /// <summary>Says what a command does to a device, without doing it.</summary>
    public static DeviceDecision Decide(in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        if (command.Kind == DeviceCommandKind.PreNotify)
        {
            return PreNotify(state, command, context);
        }

        if (!state.Exists)
        {
            return Refuse(ResponseCode.E19, DeviceRule.None);
        }

        return command.Kind switch
        {
            DeviceCommandKind.Decommission => Decommission(state, command),
            DeviceCommandKind.SetStatus => SetStatus(state, command),
            DeviceCommandKind.Delete => Delete(state, command),
            DeviceCommandKind.Suspend => Suspend(state, command, context),
            DeviceCommandKind.Restore => Restore(state, command, context),
            DeviceCommandKind.StartRecovery => Recover(state, command, DeviceRule.D19, RecoveryStage.None, RecoveryStage.Recovery),
            DeviceCommandKind.PlaceRecoveryCertificates =>
                Recover(state, command, DeviceRule.D20, RecoveryStage.Recovery, RecoveryStage.Recovered),
            DeviceCommandKind.ReinstateCertificates => Recover(state, command, DeviceRule.D21, RecoveryStage.Recovered, RecoveryStage.None),
            DeviceCommandKind.OptOut => Refuse(ResponseCode.E2, DeviceRule.D22),
            DeviceCommandKind.ReplaceSupplierCertificate or DeviceCommandKind.ReplaceNetworkOperatorCertificate =>
                ReplaceCertificate(state, command),
            <= DeviceCommandKind.InstallHubWithoutWan => Install(state, command, context),
            _ => FirmwareRules.Decide(state, command, context),
        };
    }

    /// <summary>Makes the event's state the device's. Never fails for what <see cref="Decide"/> gave.</summary>
    public static void Apply(ref DeviceState state, in DeviceEvent happened) => state = happened.After;

    /// <summary>
    /// Tells others what an event means for them: the linked meter points (a change of status) and the users (DCC alerts).
    /// </summary>
    /// <param name="before">The device before the event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="sink">Receives the messages; the host routes them.</param>
    public static void Tell<TSink>(in DeviceState before, in DeviceEvent happened, ref TSink sink)
        where TSink : IDeviceSink, allows ref struct
    {
        DeviceStatus earlier = before.Status;
        DeviceStatus later = happened.After.Status;
        if (!happened.After.Exists)
        {
            // The meter points let go of a deleted meter (D13); the status it had is the last there is to tell.
            sink.StatusChanged(before.Id, earlier, earlier, happened.Cause);
        }
        else if (before.Exists && earlier.Packed != later.Packed)
        {
            sink.StatusChanged(happened.After.Id, earlier, later, happened.Cause);
        }

        AlertRules.Tell(before, happened, ref sink);
    }

    /// <summary>Whether firmware of a device type can be replaced over the air under a rule set (R2).</summary>
    public static bool CanUpdate(DeviceType type, RuleSet rules) => FirmwareRules.CanUpdate(type, rules);

    internal static DeviceDecision Accept(in DeviceState after, in DeviceCommand command, DeviceRule rule) => new()
    {
        Code = ResponseCode.I0,
        Rule = rule,
        Event = new DeviceEvent { Cause = command.Kind, Rule = rule, After = after },
    };

    internal static DeviceDecision Refuse(ResponseCode code, DeviceRule rule) => new() { Code = code, Rule = rule };

    /// <summary>
    /// Whether the hold is due for what is on record (R1): the type is suspended under the rule set and the entry is off the CPL. Without
    /// an entry on record there is nothing that could be off the list.
    /// </summary>
    internal static bool IsHeld(DeviceType type, ushort recordedFirmware, in DeviceContext context)
        => recordedFirmware != 0 && type.IsIn(context.Rules.SuspendedTypes) && !context.Products.IsListed(recordedFirmware);

    // D3-D9: the way to Commissioned. These move the lifecycle alone, whatever the hold and the recovery stage (R1).
    private static DeviceDecision Install(in DeviceState state, in DeviceCommand command, in DeviceContext context) => command.Kind switch
    {
        DeviceCommandKind.AddToDeviceLog =>
            Move(state, command, DeviceRule.D3, ~Hub, Lifecycles.Pending, DeviceLifecycle.Whitelisted),
        DeviceCommandKind.RemoveFromDeviceLog =>
            Move(state, command, DeviceRule.LogRemoval, ~Hub, Lifecycles.Whitelisted | Lifecycles.Installed, DeviceLifecycle.Pending),
        DeviceCommandKind.JoinHan =>
            Move(state, command, DeviceRule.D4, ~Hub, Lifecycles.Whitelisted, DeviceLifecycle.InstalledNotCommissioned),
        DeviceCommandKind.ExpireJoinWindow =>
            Move(state, command, DeviceRule.D5, ~Hub, Lifecycles.Whitelisted, context.Rules.AfterJoinWindow),
        DeviceCommandKind.Commission =>
            Move(state, command, DeviceRule.D6, Meter, Lifecycles.Installed, DeviceLifecycle.Commissioned),
        DeviceCommandKind.JoinService =>
            Move(state, command, DeviceRule.D7, Joining, Lifecycles.Whitelisted | Lifecycles.Installed, DeviceLifecycle.Commissioned),
        DeviceCommandKind.ConnectHub =>
            Move(state, command, DeviceRule.D8, Hub, Lifecycles.Pending | Lifecycles.Installed, DeviceLifecycle.Commissioned),
        _ => Move(state, command, DeviceRule.D9, Hub, Lifecycles.Pending, DeviceLifecycle.InstalledNotCommissioned),
    };

    private static DeviceDecision PreNotify(in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        DeviceRule rule = command.Type.IsIn(Hub) ? DeviceRule.D2 : DeviceRule.D1;
        if (state.Exists)
        {
            return Refuse(ResponseCode.E5, rule);
        }

        DeviceState after = new()
        {
            Id = command.Id,
            Type = command.Type,
            Smets = command.Smets,
            RunningFirmware = command.Firmware,
            RecordedFirmware = command.Firmware,
            Status = new DeviceStatus(DeviceLifecycle.Pending, IsHeld(command.Type, command.Firmware, context)),
        };
        return Accept(after, command, rule);
    }

    private static DeviceDecision Move(
        in DeviceState state, in DeviceCommand command, DeviceRule rule, DeviceTypes types, Lifecycles from, DeviceLifecycle to)
    {
        if (!state.Type.IsIn(types))
        {
            return Refuse(ResponseCode.E11, rule);
        }

        if (!Holds(from, state.Status.Lifecycle))
        {
            return Refuse(ResponseCode.E5, rule);
        }

        DeviceState after = state;
        after.Status = state.Status.With(to);
        return Accept(after, command, rule);
    }

    // D10. A final status ends recovery too: nothing is left to recover.
    private static DeviceDecision Decommission(in DeviceState state, in DeviceCommand command)
    {
        if (state.Status.IsFinal)
        {
            return Refuse(ResponseCode.E5, DeviceRule.D10);
        }

        DeviceState after = state;
        after.Status = state.Status.With(DeviceLifecycle.Decommissioned).With(RecoveryStage.None);
        return Accept(after, command, DeviceRule.D10);
    }

    // D11, D12 and R1: 8.4 changes the lifecycle and never clears a hold.
    private static DeviceDecision SetStatus(in DeviceState state, in DeviceCommand command)
    {
        bool hub = state.Type.IsIn(Hub);
        DeviceRule rule = hub ? DeviceRule.D12 : DeviceRule.D11;
        bool allowed = hub
            ? command.Lifecycle is DeviceLifecycle.Commissioned or DeviceLifecycle.Withdrawn or DeviceLifecycle.InstalledNotCommissioned
            : command.Lifecycle is DeviceLifecycle.Pending or DeviceLifecycle.InstalledNotCommissioned;
        if (state.Type.IsIn(TypeTwo))
        {
            return Refuse(ResponseCode.E11, rule);
        }

        if (!allowed || state.Status.IsFinal)
        {
            return Refuse(ResponseCode.E5, rule);
        }

        DeviceState after = state;
        after.Status = state.Status.With(command.Lifecycle);
        if (after.Status.IsFinal)
        {
            // As in D10.
            after.Status = after.Status.With(RecoveryStage.None);
        }

        return Accept(after, command, rule);
    }

    private static DeviceDecision Delete(in DeviceState state, in DeviceCommand command)
        => state.Status.Lifecycle == DeviceLifecycle.Pending
            ? Accept(default, command, DeviceRule.D13)
            : Refuse(ResponseCode.E5, DeviceRule.D13);

    // D14 and R1: the hold may be set at any lifecycle; it shows once the device is InstalledNotCommissioned or Commissioned.
    private static DeviceDecision Suspend(in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        if (!state.Type.IsIn(context.Rules.SuspendedTypes))
        {
            return Refuse(ResponseCode.E11, DeviceRule.D14);
        }

        if (state.Status.IsFinal || state.Status.CplHold || !IsHeld(state.Type, state.RecordedFirmware, context))
        {
            return Refuse(ResponseCode.E5, DeviceRule.D14);
        }

        DeviceState after = state;
        after.Status = state.Status.WithHold(true);
        return Accept(after, command, DeviceRule.D14);
    }

    private static DeviceDecision Restore(in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        if (state.Status.IsFinal || !state.Status.CplHold || !context.Products.IsListed(state.RecordedFirmware))
        {
            return Refuse(ResponseCode.E5, DeviceRule.D18);
        }

        DeviceState after = state;
        after.Status = state.Status.WithHold(false);
        return Accept(after, command, DeviceRule.D18);
    }

    // D19-D21: "Commissioned (or any)" is read as any status that is not final, of a device that holds certificates.
    private static DeviceDecision Recover(
        in DeviceState state, in DeviceCommand command, DeviceRule rule, RecoveryStage from, RecoveryStage to)
    {
        if (state.Type.IsIn(TypeTwo))
        {
            return Refuse(ResponseCode.E11, rule);
        }

        if (state.Status.IsFinal || state.Status.Recovery != from)
        {
            return Refuse(ResponseCode.E5, rule);
        }

        DeviceState after = state;
        after.Status = state.Status.With(to);
        return Accept(after, command, rule);
    }

    private static DeviceDecision ReplaceCertificate(in DeviceState state, in DeviceCommand command)
    {
        if (state.Type.IsIn(TypeTwo))
        {
            return Refuse(ResponseCode.E11, DeviceRule.CertificateReplaced);
        }

        if (state.Status.IsFinal)
        {
            return Refuse(ResponseCode.E5, DeviceRule.CertificateReplaced);
        }

        DeviceState after = state;
        if (command.Kind == DeviceCommandKind.ReplaceSupplierCertificate)
        {
            after.SupplierCertificate = command.User;
        }
        else
        {
            after.NetworkOperatorCertificate = command.User;
        }

        return Accept(after, command, DeviceRule.CertificateReplaced);
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
