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
    private const DeviceTypes TypeTwo = DeviceTypes.Ihd | DeviceTypes.Cad;

    /// <summary>Says what a command does to a device, without doing it.</summary>
    public static DeviceDecision Decide(in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        DeviceState after = state;
        DeviceAnswer answer = Answer(ref after, command, context);
        return answer.Code == ResponseCode.I0
            ? new DeviceDecision
            {
                Code = answer.Code,
                Rule = answer.Rule,
                Event = new DeviceEvent { Cause = command.Kind, Rule = answer.Rule, After = after },
            }
            : new DeviceDecision { Code = answer.Code, Rule = answer.Rule };
    }

    /// <summary>
    /// Decides, applies and tells in one step where the device lies, for a host that keeps no event: a mass event pays for every copy.
    /// </summary>
    /// <param name="state">The device; unchanged when the command is refused.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Rules and CPL.</param>
    /// <param name="sink">Receives the messages; the host routes them.</param>
    /// <returns><see cref="ResponseCode.I0"/>, or the code that refuses the command, as <see cref="Decide"/> gives it.</returns>
    public static ResponseCode Change<TSink>(
        ref DeviceState state, in DeviceCommand command, in DeviceContext context, ref TSink sink)
        where TSink : IDeviceSink, allows ref struct
    {
        DeviceState before = state;
        DeviceAnswer answer = Answer(ref state, command, context);
        if (answer.Code == ResponseCode.I0)
        {
            Tell(before, state, command.Kind, ref sink);
        }

        return answer.Code;
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
        Tell(before, happened.After, happened.Cause, ref sink);
    }

    /// <summary>Whether firmware of a device type can be replaced over the air under a rule set (R2).</summary>
    public static bool CanUpdate(DeviceType type, RuleSet rules) => FirmwareRules.CanUpdate(type, rules);

    internal static DeviceAnswer Accept(DeviceRule rule) => new(ResponseCode.I0, rule);

    internal static DeviceAnswer Refuse(ResponseCode code, DeviceRule rule) => new(code, rule);

    /// <summary>
    /// Whether the hold is due for what is on record (R1): the type is suspended under the rule set and the entry is off the CPL. Without
    /// an entry on record there is nothing that could be off the list.
    /// </summary>
    internal static bool IsHeld(DeviceType type, ushort recordedFirmware, in DeviceContext context)
        => recordedFirmware != 0 && type.IsIn(context.Rules.SuspendedTypes) && !context.Products.IsListed(recordedFirmware);

    private static void Tell<TSink>(in DeviceState before, in DeviceState after, DeviceCommandKind cause, ref TSink sink)
        where TSink : IDeviceSink, allows ref struct
    {
        DeviceStatus earlier = before.Status;
        DeviceStatus later = after.Status;
        if (!after.Exists)
        {
            // The meter points let go of a deleted meter (D13); the status it had is the last there is to tell.
            sink.StatusChanged(before.Id, earlier, earlier, cause);
        }
        else if (before.Exists && earlier.Packed != later.Packed)
        {
            sink.StatusChanged(after.Id, earlier, later, cause);
        }

        AlertRules.Tell(before, after, cause, ref sink);
    }

    // What refuses a command leaves the state alone.
    private static DeviceAnswer Answer(ref DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        if (command.Kind == DeviceCommandKind.PreNotify)
        {
            return PreNotify(ref state, command, context);
        }

        if (!state.Exists)
        {
            return Refuse(ResponseCode.E19, DeviceRule.None);
        }

        return command.Kind switch
        {
            DeviceCommandKind.Decommission => Decommission(ref state),
            DeviceCommandKind.SetStatus => SetStatus(ref state, command),
            DeviceCommandKind.Delete => Delete(ref state),
            DeviceCommandKind.Suspend => Suspend(ref state, context),
            DeviceCommandKind.Restore => Restore(ref state, context),
            DeviceCommandKind.StartRecovery => Recover(ref state, DeviceRule.D19, RecoveryStage.None, RecoveryStage.Recovery),
            DeviceCommandKind.PlaceRecoveryCertificates =>
                Recover(ref state, DeviceRule.D20, RecoveryStage.Recovery, RecoveryStage.Recovered),
            DeviceCommandKind.ReinstateCertificates => Recover(ref state, DeviceRule.D21, RecoveryStage.Recovered, RecoveryStage.None),
            DeviceCommandKind.OptOut => Refuse(ResponseCode.E2, DeviceRule.D22),
            DeviceCommandKind.ReplaceSupplierCertificate or DeviceCommandKind.ReplaceNetworkOperatorCertificate =>
                ReplaceCertificate(ref state, command),
            <= DeviceCommandKind.InstallHubWithoutWan => InstallRules.Answer(ref state, command, context),
            _ => FirmwareRules.Answer(ref state, command, context),
        };
    }

    private static DeviceAnswer PreNotify(ref DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        DeviceRule rule = command.Type.IsIn(Hub) ? DeviceRule.D2 : DeviceRule.D1;
        if (state.Exists)
        {
            return Refuse(ResponseCode.E5, rule);
        }

        state = new DeviceState
        {
            Id = command.Id,
            Type = command.Type,
            Smets = command.Smets,
            RunningFirmware = command.Firmware,
            RecordedFirmware = command.Firmware,
            Status = new DeviceStatus(DeviceLifecycle.Pending, IsHeld(command.Type, command.Firmware, context)),
        };
        return Accept(rule);
    }

    // D10. A final status ends recovery too: nothing is left to recover.
    private static DeviceAnswer Decommission(ref DeviceState state)
    {
        if (state.Status.IsFinal)
        {
            return Refuse(ResponseCode.E5, DeviceRule.D10);
        }

        state.Status = state.Status.With(DeviceLifecycle.Decommissioned).With(RecoveryStage.None);
        return Accept(DeviceRule.D10);
    }

    // D11, D12 and R1: 8.4 changes the lifecycle and never clears a hold.
    private static DeviceAnswer SetStatus(ref DeviceState state, in DeviceCommand command)
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

        state.Status = state.Status.With(command.Lifecycle);
        if (state.Status.IsFinal)
        {
            // As in D10.
            state.Status = state.Status.With(RecoveryStage.None);
        }

        return Accept(rule);
    }

    private static DeviceAnswer Delete(ref DeviceState state)
    {
        if (state.Status.Lifecycle != DeviceLifecycle.Pending)
        {
            return Refuse(ResponseCode.E5, DeviceRule.D13);
        }

        state = default;
        return Accept(DeviceRule.D13);
    }

    // D14 and R1: the hold may be set at any lifecycle; it shows once the device is InstalledNotCommissioned or Commissioned.
    private static DeviceAnswer Suspend(ref DeviceState state, in DeviceContext context)
    {
        if (!state.Type.IsIn(context.Rules.SuspendedTypes))
        {
            return Refuse(ResponseCode.E11, DeviceRule.D14);
        }

        if (state.Status.IsFinal || state.Status.CplHold || !IsHeld(state.Type, state.RecordedFirmware, context))
        {
            return Refuse(ResponseCode.E5, DeviceRule.D14);
        }

        state.Status = state.Status.WithHold(true);
        return Accept(DeviceRule.D14);
    }

    private static DeviceAnswer Restore(ref DeviceState state, in DeviceContext context)
    {
        if (state.Status.IsFinal || !state.Status.CplHold || !context.Products.IsListed(state.RecordedFirmware))
        {
            return Refuse(ResponseCode.E5, DeviceRule.D18);
        }

        state.Status = state.Status.WithHold(false);
        return Accept(DeviceRule.D18);
    }

    // D19-D21: "Commissioned (or any)" is read as any status that is not final, of a device that holds certificates.
    private static DeviceAnswer Recover(ref DeviceState state, DeviceRule rule, RecoveryStage from, RecoveryStage to)
    {
        if (state.Type.IsIn(TypeTwo))
        {
            return Refuse(ResponseCode.E11, rule);
        }

        if (state.Status.IsFinal || state.Status.Recovery != from)
        {
            return Refuse(ResponseCode.E5, rule);
        }

        state.Status = state.Status.With(to);
        return Accept(rule);
    }

    private static DeviceAnswer ReplaceCertificate(ref DeviceState state, in DeviceCommand command)
    {
        if (state.Type.IsIn(TypeTwo))
        {
            return Refuse(ResponseCode.E11, DeviceRule.CertificateReplaced);
        }

        if (state.Status.IsFinal)
        {
            return Refuse(ResponseCode.E5, DeviceRule.CertificateReplaced);
        }

        if (command.Kind == DeviceCommandKind.ReplaceSupplierCertificate)
        {
            state.SupplierCertificate = command.User;
        }
        else
        {
            state.NetworkOperatorCertificate = command.User;
        }

        return Accept(DeviceRule.CertificateReplaced);
    }
}
