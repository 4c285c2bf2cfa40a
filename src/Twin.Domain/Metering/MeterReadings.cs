using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// The registers of a meter at any moment: the load profile, without what was not counted while nothing passed the meter. Every read and
/// log of a meter is made of these, so that they agree.
/// </summary>
public static class MeterReadings
{
    internal const int MostGaps = 256;

    /// <summary>A register at a moment; that of the first moment for any before it.</summary>
    /// <param name="device">The meter.</param>
    /// <param name="state">Its state.</param>
    /// <param name="quantity">Which register.</param>
    /// <param name="at">The moment. Later than what is known of the meter, it is what the register will be if nothing happens.</param>
    public static long Register(in MeteredDevice device, MeteringState state, LoadQuantity quantity, SimTime at)
    {
        ArgumentNullException.ThrowIfNull(state);
        RegisterBase from = state.Base ?? new RegisterBase(device.InstalledAt, 0, 0, 0);
        long start = quantity switch
        {
            LoadQuantity.Export => from.Export,
            LoadQuantity.Reactive => from.Reactive,
            _ => from.Import,
        };
        if (at <= from.At)
        {
            return start;
        }

        long count = Between(device, quantity, from.At, state.OffSince is { } off && off < at ? off : at);
        foreach (SupplyGap gap in state.Gaps.AsSpan())
        {
            if (gap.From >= at)
            {
                break;
            }

            count -= Between(device, quantity, gap.From, gap.To < at ? gap.To : at);
        }

        return start + count;
    }

    /// <summary>The first moment of which a meter knows its readings: installed, or its base moved on.</summary>
    public static SimTime StartOf(in MeteredDevice device, MeteringState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Base?.At ?? device.InstalledAt;
    }

    /// <summary>The energy a meter has counted at a moment, in Wh, whatever the fuel.</summary>
    internal static long EnergyWh(in MeteredDevice device, MeteringState state, SimTime at)
        => EnergyWh(device, state, Register(device, state, LoadQuantity.Import, at));

    internal static long EnergyWh(in MeteredDevice device, MeteringState state, long register) => device.IsGas
        ? GasEnergy.WhOf(register, state.CalorificValueTenths, state.ConversionFactorHundredThousandths)
        : register;

    /// <summary>The state with the time in which nothing passes the meter begun or ended, as its supply now says.</summary>
    internal static MeteringState WithSupply(in MeteredDevice device, MeteringState state, SimTime at)
    {
        bool off = state.Supply != SupplyState.Enabled || state.SupplyLostAt is not null;
        if (off == state.OffSince is not null)
        {
            return state;
        }

        if (off)
        {
            return state with { OffSince = at };
        }

        SimTime since = state.OffSince!.Value;
        MeteringState on = state with { OffSince = null };
        if (since >= at)
        {
            return on;
        }

        Sequence<SupplyGap> gaps = state.Gaps;
        if (gaps.Count == MostGaps)
        {
            // The oldest gap is folded into the base, so that a state stays small; logs then begin where it ended.
            SimTime to = gaps[0].To;
            on = on with
            {
                Base = new RegisterBase(
                    to,
                    Register(device, state, LoadQuantity.Import, to),
                    Register(device, state, LoadQuantity.Export, to),
                    Register(device, state, LoadQuantity.Reactive, to)),
            };
        }

        return on with { Gaps = gaps.Append(new SupplyGap(since, at), MostGaps) };
    }

    private static long Between(in MeteredDevice device, LoadQuantity quantity, SimTime from, SimTime to)
        => to <= from ? 0 : LoadProfile.Cumulative(device, quantity, to) - LoadProfile.Cumulative(device, quantity, from);
}
