using Twin.Domain.Devices;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The meter point's state machine: linked meters, registration now, and the flag under the rule set's flag rule (domain.md 3.4).
/// </summary>
public static class MeterPointMachine
{
    /// <summary>Says what a command does to a meter point, without doing it.</summary>
    public static MeterPointDecision Decide(in MeterPointState state, in MeterPointCommand command, RuleSet rules)
    {
        MeterPointState after = state;
        ResponseCode code = Answer(ref after, command, rules);
        return code == ResponseCode.I0
            ? new MeterPointDecision { Code = code, Event = new MeterPointEvent { Cause = command.Kind, After = after } }
            : new MeterPointDecision { Code = code };
    }

    /// <summary>
    /// Decides, applies and tells in one step where the meter point lies, for a host that keeps no event: a mass event pays for every copy.
    /// </summary>
    /// <param name="state">The meter point; unchanged when the command is refused.</param>
    /// <param name="command">The command.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="sink">Receives the message; the host routes it.</param>
    /// <returns><see cref="ResponseCode.I0"/>, or the code that refuses the command, as <see cref="Decide"/> gives it.</returns>
    public static ResponseCode Change<TSink>(ref MeterPointState state, in MeterPointCommand command, RuleSet rules, ref TSink sink)
        where TSink : IMeterPointSink, allows ref struct
    {
        (DccServiceFlag flag, bool everActive) = (state.Flag, state.EverActive);
        ResponseCode code = Answer(ref state, command, rules);
        if (flag != state.Flag)
        {
            sink.FlagChanged(new FlagChange(state.Id, flag, state.Flag, everActive));
        }

        return code;
    }

    /// <summary>Makes the event's state the meter point's. Never fails for what <see cref="Decide"/> gave.</summary>
    public static void Apply(ref MeterPointState state, in MeterPointEvent happened) => state = happened.After;

    /// <summary>Tells the RDP outbox of a changed flag.</summary>
    /// <param name="before">The meter point before the event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="sink">Receives the message; the host routes it.</param>
    public static void Tell<TSink>(in MeterPointState before, in MeterPointEvent happened, ref TSink sink)
        where TSink : IMeterPointSink, allows ref struct
    {
        if (before.Flag != happened.After.Flag)
        {
            sink.FlagChanged(new FlagChange(before.Id, before.Flag, happened.After.Flag, before.EverActive));
        }
    }

    // What refuses a command leaves the state alone.
    private static ResponseCode Answer(ref MeterPointState state, in MeterPointCommand command, RuleSet rules)
    {
        if (!state.Exists)
        {
            return ResponseCode.E19;
        }

        FlagConditions ofEvent = FlagConditions.None;
        switch (command.Kind)
        {
            case MeterPointCommandKind.LinkMeter:
                if (!TryLink(ref state.Meters, command))
                {
                    return ResponseCode.E5;
                }

                state.EverInstalled |= IsInstalled(command.Status);
                ofEvent = OfMeter(command.Status);
                break;
            case MeterPointCommandKind.UnlinkMeter:
                int gone = state.Meters.PlaceOf(command.Meter);
                if (gone < 0)
                {
                    return ResponseCode.E5;
                }

                state.Meters.RemoveAt(gone);
                ofEvent = FlagConditions.EventRemovesMeter;
                break;
            case MeterPointCommandKind.HearMeterStatus:
                int place = state.Meters.PlaceOf(command.Meter);
                if (place < 0)
                {
                    return ResponseCode.E5;
                }

                ofEvent = Hear(ref state, place, command);
                break;
            case MeterPointCommandKind.ChangeSupplier:
                state.Supplier = command.User;
                return ResponseCode.I0;
            case MeterPointCommandKind.ChangeAgent:
                state.Agent = command.User;
                return ResponseCode.I0;
        }

        if (IsEvaluatedAt(rules.FlagRule.Evaluation, command))
        {
            state.Flag = rules.FlagRule.Next(state.Flag, state.Conditions() | ofEvent);
            state.EverActive |= state.Flag == DccServiceFlag.A;
        }

        return ResponseCode.I0;
    }

    private static FlagConditions Hear(ref MeterPointState after, int place, in MeterPointCommand command)
    {
        if (command.Cause == DeviceCommandKind.Delete)
        {
            // D13: 8.4 deletes the meter and with it the link, or the place would be lost for good.
            after.Meters.RemoveAt(place);
            return FlagConditions.EventRemovesMeter;
        }

        after.Meters.Set(place, command.Status);
        after.EverInstalled |= IsInstalled(command.Status);
        return OfMeter(command.Status)
            | (command.Cause == DeviceCommandKind.Decommission ? FlagConditions.EventRemovesMeter : FlagConditions.None);
    }

    // Golden trace: after every meter is gone the flag rules still see `ever`, so it outlives the link.
    private static bool IsInstalled(DeviceStatus status)
        => status.Lifecycle is DeviceLifecycle.InstalledNotCommissioned or DeviceLifecycle.Commissioned;

    private static FlagConditions OfMeter(DeviceStatus status)
        => status.Lifecycle == DeviceLifecycle.Commissioned ? FlagConditions.EventMeterCommissioned : FlagConditions.None;

    // A meter whose status is final can no longer move any flag, so it is the one to give way when there is no room.
    private static bool TryLink(ref LinkedMeters meters, in MeterPointCommand command)
    {
        if (command.Status.IsFinal || meters.PlaceOf(command.Meter) >= 0)
        {
            return false;
        }

        if (meters.Count == LinkedMeters.Capacity)
        {
            int final = meters.FirstFinal();
            if (final < 0)
            {
                return false;
            }

            meters.RemoveAt(final);
        }

        meters.Add(command.Meter, command.Status);
        return true;
    }

    private static bool IsEvaluatedAt(FlagEvaluation evaluation, in MeterPointCommand command) => evaluation switch
    {
        FlagEvaluation.EveryEvent => true,
        FlagEvaluation.ExceptHoldsAndRecovery => !IsHoldOrRecovery(command),
        _ => command.Kind is MeterPointCommandKind.LinkMeter or MeterPointCommandKind.UnlinkMeter
            || (command.Kind == MeterPointCommandKind.HearMeterStatus
                && command.Cause is DeviceCommandKind.Commission or DeviceCommandKind.Decommission or DeviceCommandKind.Delete),
    };

    private static bool IsHoldOrRecovery(in MeterPointCommand command)
        => command.Kind == MeterPointCommandKind.HearMeterStatus
            && command.Cause is DeviceCommandKind.Suspend or DeviceCommandKind.Restore
                or DeviceCommandKind.ReceiveActivationResponse or DeviceCommandKind.ReceiveRepeatedActivationResponse
                or DeviceCommandKind.ReceiveFirmwareRead or DeviceCommandKind.StartRecovery
                or DeviceCommandKind.PlaceRecoveryCertificates or DeviceCommandKind.ReinstateCertificates;
}
