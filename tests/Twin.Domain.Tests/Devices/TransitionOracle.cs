using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Tests.Devices;

/// <summary>Reads the transition table as a person would, without a line of the machine.</summary>
internal static class TransitionOracle
{
    private static readonly DeviceTransition[][] RowsOf = Array.ConvertAll(
        Enum.GetValues<DeviceCommandKind>(),
        static kind => DeviceTransitionCatalogue.All.ToArray().Where(row => row.Triggers.Contains(kind)).ToArray());

    internal static (ResponseCode Code, DeviceRule Rule, DeviceStatus? After) Decide(
        in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        bool exists = state.Id.Value != 0;
        if (!exists && command.Kind != DeviceCommandKind.PreNotify)
        {
            return (ResponseCode.E19, DeviceRule.None, null);
        }

        DeviceType type = command.Kind == DeviceCommandKind.PreNotify ? command.Type : state.Type;
        DeviceTransition[] rows = RowsOf[(int)command.Kind];
        DeviceTransition? named = null;
        bool typeRight = false;
        foreach (DeviceTransition row in rows)
        {
            if ((row.Types & (DeviceTypes)(1 << (int)type)) == 0)
            {
                continue;
            }

            named ??= row;
            if (!TypeGuardsHold(row, type, context.Rules))
            {
                continue;
            }

            typeRight = true;
            bool fromHere = exists ? row.From.Contains(state.Status.Lifecycle) : row.From.IsEmpty;
            if (fromHere && GuardsHold(row, state, command, context))
            {
                return (ResponseCode.I0, row.Rule, row.To == TransitionTarget.Removed ? null : After(row, state.Status, command, context));
            }
        }

        return typeRight
            ? (named!.Otherwise, named.Rule, null)
            : (ResponseCode.E11, (named ?? rows[0]).Rule, null);
    }

    private static bool TypeGuardsHold(DeviceTransition row, DeviceType type, RuleSet rules)
    {
        foreach (TransitionGuard guard in row.Guards)
        {
            if (guard == TransitionGuard.TypeSuspended && !Suspends(rules, type))
            {
                return false;
            }

            bool meter = type is DeviceType.Esme or DeviceType.Gsme;
            if (guard == TransitionGuard.TypeUpdatable && !meter && !rules.AuxiliaryFirmwareUpdate)
            {
                return false;
            }
        }

        return true;
    }

    private static bool GuardsHold(DeviceTransition row, in DeviceState state, in DeviceCommand command, in DeviceContext context)
    {
        foreach (TransitionGuard guard in row.Guards)
        {
            if (!Holds(guard, state, command, context))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(
        TransitionGuard guard, in DeviceState state, in DeviceCommand command, in DeviceContext context) => guard switch
    {
        TransitionGuard.Held => state.Status.CplHold,
        TransitionGuard.NotHeld => !state.Status.CplHold,
        TransitionGuard.RecordListed => state.RecordedFirmware is Machines.Listed or Machines.AnotherListed,
        TransitionGuard.RecordOffCpl => state.RecordedFirmware is Machines.Unlisted or Machines.AnotherUnlisted,
        TransitionGuard.RunningOffCpl => RunningOff(state, context),
        TransitionGuard.RunningNotOffCpl => !RunningOff(state, context),
        TransitionGuard.ReadTeaches => (context.Rules.FirmwareReadRestores & (DeviceTypes)(1 << (int)state.Type)) != 0,
        TransitionGuard.RepeatTeaches => context.Rules.RepeatedActivationRestores,
        TransitionGuard.ImageWaiting => state.DeliveredFirmware != 0,
        TransitionGuard.ValueSettable => Settable(state.Type, command.Lifecycle),
        TransitionGuard.NotInRecovery => state.Status.Recovery == RecoveryStage.None,
        TransitionGuard.InRecovery => state.Status.Recovery == RecoveryStage.Recovery,
        TransitionGuard.InRecovered => state.Status.Recovery == RecoveryStage.Recovered,
        TransitionGuard.NobodyEligible => false,
        _ => true,
    };

    private static DeviceStatus After(DeviceTransition row, DeviceStatus before, in DeviceCommand command, in DeviceContext context)
    {
        DeviceLifecycle lifecycle = row.To switch
        {
            TransitionTarget.Same => before.Lifecycle,
            TransitionTarget.AfterJoinWindow => context.Rules.AfterJoinWindow,
            TransitionTarget.OfCommand => command.Lifecycle,
            TransitionTarget.Pending => DeviceLifecycle.Pending,
            TransitionTarget.Whitelisted => DeviceLifecycle.Whitelisted,
            TransitionTarget.InstalledNotCommissioned => DeviceLifecycle.InstalledNotCommissioned,
            TransitionTarget.Commissioned => DeviceLifecycle.Commissioned,
            TransitionTarget.Decommissioned => DeviceLifecycle.Decommissioned,
            _ => DeviceLifecycle.Withdrawn,
        };
        bool hold = row.Hold switch
        {
            HoldEffect.Set => true,
            HoldEffect.Clear => false,
            HoldEffect.OfRecord => Suspends(context.Rules, command.Type)
                && (command.Firmware is Machines.Unlisted or Machines.AnotherUnlisted),
            _ => before.CplHold,
        };
        RecoveryStage recovery = row.Recovery switch
        {
            RecoveryEffect.None => RecoveryStage.None,
            RecoveryEffect.Recovery => RecoveryStage.Recovery,
            RecoveryEffect.Recovered => RecoveryStage.Recovered,
            RecoveryEffect.NoneIfFinal when lifecycle is DeviceLifecycle.Decommissioned or DeviceLifecycle.Withdrawn => RecoveryStage.None,
            _ => before.Recovery,
        };
        return new DeviceStatus(lifecycle, hold, recovery);
    }

    private static bool RunningOff(in DeviceState state, in DeviceContext context)
        => Suspends(context.Rules, state.Type) && (state.RunningFirmware is Machines.Unlisted or Machines.AnotherUnlisted);

    private static bool Suspends(RuleSet rules, DeviceType type) => (rules.SuspendedTypes & (DeviceTypes)(1 << (int)type)) != 0;

    // rules/smi-statuses.csv says what 8.4 may set; the lifecycles are the first six statuses.
    private static bool Settable(DeviceType type, DeviceLifecycle value)
    {
        SmiStatusDefinition definition = SmiStatusCatalogue.All[(int)value];
        return type is DeviceType.Chf or DeviceType.Gpf ? definition.SettableBy84OnHub : definition.SettableBy84;
    }
}
