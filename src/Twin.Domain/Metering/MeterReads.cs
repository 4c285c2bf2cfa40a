using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>What reads give beside settings: registers, balance, supply and switches at the moment of the request.</summary>
internal static class MeterReads
{
    private const int HighestChannel = 27;
    private const uint ChannelPurpose = 0x4C50_0011;

    /// <summary>Works out what a read gives; those over a period are <see cref="LogReads"/>.</summary>
    public static void Do(MeterAction action, MeterWork work)
    {
        switch (action)
        {
            case MeterAction.None:
                break;
            case MeterAction.ReadImport or MeterAction.ReadExport or MeterAction.ReadActivePower:
                Registers(action, work);
                break;
            case MeterAction.ReadRates or MeterAction.ReadRatesAndBlocks or MeterAction.ReadBlocks:
                Matrices(action, work);
                break;
            case MeterAction.ReadPrepayment:
                Prepayment(work);
                break;
            case MeterAction.ReadBalance:
                work.Add("balanceMillipence", Settlement.Millipence(work.State));
                break;
            case MeterAction.ReadPaymentMode:
                PaymentModeNow(work);
                break;
            case MeterAction.ReadIdentity:
                work.AddText("deviceId", work.Device.Id.ToString());
                work.AddText("deviceType", DeviceTypeCatalogue.Codes.Code(work.Device.Type));
                break;
            case MeterAction.ReadSupply:
                Supply(work);
                break;
            case MeterAction.ReadSwitches:
                Switches(work);
                break;
            case MeterAction.ReadBoostButton:
                work.Add("boostButtonSwitches", work.State.BoostButtonSwitches);
                break;
            case MeterAction.ReadController:
                work.Add("stateLevel", SwitchSchedule.Level(work));
                break;
            case MeterAction.ReadChannel:
                Channel(work);
                break;
            default:
                LogReads.Do(action, work);
                break;
        }
    }

    private static void Registers(MeterAction action, MeterWork work)
    {
        work.Add("readAt", work.At);
        if (action == MeterAction.ReadExport)
        {
            work.Add("activeExportWh", work.Register(LoadQuantity.Export, work.At));
            return;
        }

        if (action == MeterAction.ReadActivePower)
        {
            long watts = LogReads.PowerW(work, LoadQuantity.Import, work.At);
            work.Add("activePowerImportW", work.IsTwinElement ? watts + LogReads.PowerW(work, LoadQuantity.Secondary, work.At) : watts);
            return;
        }

        work.Add(work.Counted("activeImportWh"), work.Register(LoadQuantity.Import, work.At));
        if (work.IsTwinElement)
        {
            work.Add(LogReads.SecondaryName, work.Register(LoadQuantity.Secondary, work.At));
        }

        if (!work.Device.IsGas)
        {
            work.Add("reactiveImportVarh", work.Register(LoadQuantity.Reactive, work.At));
        }
    }

    private static void Matrices(MeterAction action, MeterWork work)
    {
        work.Add("readAt", work.At);
        long register = work.Register(LoadQuantity.Import, work.At);
        if (action != MeterAction.ReadBlocks)
        {
            Sequence<long> rates = work.State.RateRegisters;
            work.Add(work.Counted("touImportWh", "touVolumeDm3"), rates.Count == 0 ? [register] : rates);
        }

        if (work.State.Features?.Secondary is { } secondary && action != MeterAction.ReadBlocks)
        {
            work.Add("secondaryTouImportWh", secondary.RateRegisters);
        }

        if (action == MeterAction.ReadRates)
        {
            return;
        }

        string name = work.Counted("blockCountersWh", "blockCountersDm3");
        if (work.State.Features?.Blocks is { } blocks)
        {
            work.Add(name, blocks.Counters());
            return;
        }

        // Without a tariff that has blocks everything is counted, whatever its rate. Blocks fill one after the other up to their
        // thresholds; the last takes the rest.
        long rest = register - work.State.BlockCountersFrom;
        long below = 0;
        List<long> counters = [];
        _ = work.Settings.Get("tariffPrimary").TryGet("blockThresholds", out RequestValue thresholds);
        foreach (long threshold in thresholds.Numbers.Take(3).Order())
        {
            long counted = Math.Min(rest, threshold - below);
            counters.Add(counted);
            (rest, below) = (rest - counted, threshold);
        }

        counters.Add(rest);
        work.Add(name, counters);
    }

    private static void Prepayment(MeterWork work)
    {
        MeteringState state = work.State;
        PrepaymentRules rules = state.Prepayment;
        long used = state.IsEmergencyCreditActive
            ? Math.Clamp(
                rules.DisablementThresholdMillipence - Settlement.Millipence(state), 0, rules.EmergencyCreditLimitMillipence)
            : 0;
        PaymentModeNow(work);
        work.Add("readAt", work.At);
        work.Add("balanceMillipence", Settlement.Millipence(state));
        work.AddFlag("emergencyCreditActive", state.IsEmergencyCreditActive);
        work.Add("emergencyCreditBalanceMillipence", rules.EmergencyCreditLimitMillipence - used);
        work.Add("timeDebt1Millipence", state.Debt1.Millipence);
        work.Add("timeDebt2Millipence", state.Debt2.Millipence);
        work.Add("paymentDebtMillipence", state.PaymentDebtMillipence);
        work.Add("accumulatedDebtMillipence", state.Debt1.Millipence + state.Debt2.Millipence + state.PaymentDebtMillipence);
    }

    // The mode is the meter's whether or not a request ever set it.
    private static void PaymentModeNow(MeterWork work)
    {
        if (!work.Has("paymentMode"))
        {
            work.AddText("paymentMode", work.State.PaymentMode.ToString());
        }
    }

    private static void Supply(MeterWork work)
    {
        work.AddText("supplyState", work.State.Supply.ToString());
        work.AddFlag("supplyLost", work.State.SupplyLostAt is not null);
        if (work.State.SupplyLostAt is { } lost)
        {
            work.Add("supplyLostAt", lost);
        }

        if (work.State.SupplyRestoredAt is { } restored)
        {
            work.Add("supplyRestoredAt", restored);
        }

        if (work.Device.IsGas)
        {
            work.AddText("valve", work.State.Supply == SupplyState.Enabled ? "Open" : "Closed");
        }
    }

    private static void Switches(MeterWork work)
    {
        LoadSwitch[] commanded = [.. work.State.Switches.Where(one => one.Until > work.At)];
        IEnumerable<int> numbers = Enumerable.Range(1, SwitchSchedule.MostSwitches);
        work.Add("switchStates", numbers.Select(number => SwitchSchedule.IsOn(work, number) ? 1L : 0L));
        work.Add("commandedSwitches", commanded.Select(static one => (long)one.Number));
        work.Add("commandedStates", commanded.Select(static one => one.IsOn ? 1L : 0L));
        work.Add("commandedUntilMs", commanded.Select(static one => one.Until.Ms));
    }

    // The quietest channel is drawn anew at every scan.
    private static void Channel(MeterWork work)
    {
        _ = work.Settings.Get("subGhzScan").TryGet("scannedAt", out RequestValue scanned);
        uint scan = (uint)(scanned.Number / SimTime.SecondMs);
        ulong draw = new RandomStream(work.Device.Seed, ChannelPurpose).Bits(work.Device.Id.Value, scan);
        work.Add("subGhzChannel", (long)(draw % HighestChannel));
    }
}
