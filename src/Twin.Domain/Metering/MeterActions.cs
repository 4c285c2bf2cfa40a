using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What requests change: supply, switches, counters and logs here, what is about money in <see cref="PaymentActions"/>.</summary>
internal static class MeterActions
{
    /// <summary>Carries out an action of a request that sets or acts.</summary>
    public static void Do(MeterAction action, MeterWork work)
    {
        switch (action)
        {
            case MeterAction.ResetBlockCounters or MeterAction.SetBillingCalendar or MeterAction.SetBlockCounterReset:
                FeatureActions.ChangeBlockCounters(action, work);
                break;
            case MeterAction.SetSwitchSchedule:
                SwitchSchedule.Check(work, "switchNumbers", "switchMinutes", "switchActions");
                break;
            case MeterAction.SetControllerSchedule:
                SwitchSchedule.Check(work, "commandedStateLevels", "switchMinutes");
                break;
            case MeterAction.SetLoadLimit:
                FeatureActions.SetLoadLimit(work);
                break;
            case MeterAction.StartTenancy:
                work.State = work.State with { TenancyStartedAt = work.Moment("restrictionDateTime") };
                break;
            case MeterAction.ClearEventLog:
                work.State = work.State with { Events = [] };
                break;
            case MeterAction.DisablePrivacyPin:
                Keep(work, "privacyPin", "privacyPinDisabledAt");
                break;
            case MeterAction.ScanChannels:
                Keep(work, "subGhzScan", "scannedAt");
                break;
            case MeterAction.RecordNetwork:
                Keep(work, "networkRecording", "recordingFrom");
                break;
            case MeterAction.ResetLoadLimitCounter:
                FeatureActions.ResetLoadLimitCounter(work);
                break;
            case MeterAction.ResetVoltageCounters:
                work.State = work.State with { VoltageCountersResetAt = work.At };
                break;
            case MeterAction.ResetDemand:
                ResetDemand(work);
                break;
            case MeterAction.EnableSupply or MeterAction.DisableSupply or MeterAction.ArmSupply:
                ChangeSupply(action, work);
                break;
            case >= MeterAction.ActivateSwitch and <= MeterAction.RemoveFromBoostButton:
                ChangeSwitch(action, work);
                break;
            default:
                PaymentActions.Do(action, work);
                break;
        }
    }

    private static void Keep(MeterWork work, string group, string name)
        => work.Settings = work.Settings.With(group, RequestValues.Of(KeyValuePair.Create(name, RequestValue.Of(work.At))));

    // None named means all, as there is nothing else to ask for.
    private static void ResetDemand(MeterWork work)
    {
        bool all = !work.Flag("resetImport") && !work.Flag("resetExport") && !work.Flag("resetConfigurable");
        MeteringState state = work.State;
        work.State = state with
        {
            ImportDemandResetAt = all || work.Flag("resetImport") ? work.At : state.ImportDemandResetAt,
            ExportDemandResetAt = all || work.Flag("resetExport") ? work.At : state.ExportDemandResetAt,
            ConfigurableDemandResetAt = all || work.Flag("resetConfigurable") ? work.At : state.ConfigurableDemandResetAt,
        };
    }

    // What lacks credit is neither enabled nor armed: the meter would disable it at once.
    private static void ChangeSupply(MeterAction action, MeterWork work)
    {
        MeteringState state = work.State;
        bool lacksCredit = state is { Supply: SupplyState.Disabled, SupplyOffCause: SupplyOffCause.Credit };
        bool unsuitable = action switch
        {
            MeterAction.EnableSupply => lacksCredit,
            MeterAction.ArmSupply => lacksCredit || state.Supply == SupplyState.Enabled,
            _ => false,
        };
        if (unsuitable)
        {
            work.Refuse(MeterRefusal.SupplyStateUnsuitable);
            return;
        }

        SupplyState supply = action switch
        {
            MeterAction.EnableSupply => SupplyState.Enabled,
            MeterAction.ArmSupply => SupplyState.Armed,
            _ => SupplyState.Disabled,
        };
        SupplyOffCause cause = supply == SupplyState.Enabled
            ? SupplyOffCause.None
            : lacksCredit ? SupplyOffCause.Credit : SupplyOffCause.Command;
        work.State = MeterReadings.WithSupply(work.Device, state with { Supply = supply, SupplyOffCause = cause }, work.At);
    }

    private static void ChangeSwitch(MeterAction action, MeterWork work)
    {
        byte number = (byte)work.Number("switchNumber");
        LoadSwitch[] others = [.. work.State.Switches.Where(one => one.Number != number)];
        long[] boost = [.. work.State.BoostButtonSwitches.Where(one => one != number)];
        switch (action)
        {
            case MeterAction.AddToBoostButton:
                work.State = work.State with { BoostButtonSwitches = [.. boost.Append(number).Order().Take(SwitchSchedule.MostSwitches)] };
                break;
            case MeterAction.RemoveFromBoostButton:
                work.State = work.State with { BoostButtonSwitches = [.. boost] };
                break;
            case MeterAction.ResetSwitch:
                work.State = work.State with { Switches = [.. others] };
                break;
            default:
                SimTime until = work.At.Plus(work.Number("durationMinutes") * SimTime.MinuteMs);
                LoadSwitch one = new(number, action == MeterAction.ActivateSwitch, until);
                work.State = work.State with
                {
                    Switches = [.. others.Append(one).OrderBy(static s => s.Number).Take(SwitchSchedule.MostSwitches)],
                };
                break;
        }
    }
}
