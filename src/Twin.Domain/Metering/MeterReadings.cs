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
        (SimTime from, long start) = StartOf(device, state, quantity);
        return start + Used(device, state, quantity, from, at);
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
        MeteringState on = state with { OffSince = null, Features = LoadLimiting.AfterSupply(state.Features, at) };
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
                Features = on.Features?.Secondary is { } secondary && secondary.From < to
                    ? on.Features with
                    {
                        Secondary = secondary with { From = to, FromWh = Register(device, state, LoadQuantity.Secondary, to) },
                    }
                    : on.Features,
            };
        }

        return on with { Gaps = gaps.Append(new SupplyGap(since, at), MostGaps) };
    }

    /// <summary>
    /// A reading from which charges are taken: the register of gas, whose energy is rounded at readings, and 0 for electricity, of which
    /// only differences count.
    /// </summary>
    internal static long ChargedFrom(in MeteredDevice device, MeteringState state, LoadQuantity quantity, SimTime at)
        => device.IsGas ? Register(device, state, quantity, at) : 0;

    /// <summary>
    /// What a register counts between two moments: the difference of its readings at them, whatever happened to the supply before.
    /// </summary>
    internal static long Used(in MeteredDevice device, MeteringState state, LoadQuantity quantity, SimTime from, SimTime to)
    {
        SimTime start = StartOf(device, state, quantity).From;
        from = from < start ? start : from;
        to = state.OffSince is { } off && off < to ? off : to;
        if (to <= from)
        {
            return 0;
        }

        long count = Between(device, quantity, from, to);
        ReadOnlySpan<SupplyGap> gaps = state.Gaps.AsSpan();
        for (int at = FirstAfter(gaps, from); at < gaps.Length && gaps[at].From < to; at++)
        {
            SupplyGap gap = gaps[at];
            count -= Between(device, quantity, gap.From < from ? from : gap.From, gap.To < to ? gap.To : to);
        }

        return count;
    }

    private static (SimTime From, long Count) StartOf(in MeteredDevice device, MeteringState state, LoadQuantity quantity)
    {
        if (quantity == LoadQuantity.Secondary)
        {
            return state.Features?.Secondary is { } secondary ? (secondary.From, secondary.FromWh) : (SimTime.Never, 0);
        }

        if (state.Base is not { } from)
        {
            return (device.InstalledAt, 0);
        }

        long count = quantity switch
        {
            LoadQuantity.Export => from.Export,
            LoadQuantity.Reactive => from.Reactive,
            _ => from.Import,
        };
        return (from.At, count);
    }

    // Gaps are in order and apart, so that the first that ends after a moment is found by halving.
    private static int FirstAfter(ReadOnlySpan<SupplyGap> gaps, SimTime at)
    {
        (int low, int high) = (0, gaps.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = gaps[middle].To > at ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static long Between(in MeteredDevice device, LoadQuantity quantity, SimTime from, SimTime to)
        => to <= from ? 0 : LoadProfile.Cumulative(device, quantity, to) - LoadProfile.Cumulative(device, quantity, from);
}
