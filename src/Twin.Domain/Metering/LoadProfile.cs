using Twin.Domain.Randomness;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What a premises would use if its supply were always there: a cumulative count since 1970-01-01, a pure function of seed, device,
/// fuel and time. Monotone, in whole Wh, varh or dm3, worked out in constant time.
/// </summary>
/// <remarks>
/// A premises has a use of a year, drawn once. The year gives it to its months, the days of a month have equal shares, and a day gives
/// its share to its half-hours (<see cref="LoadShape"/>). Then the edge of each day and of each half-hour within it is moved forward by a
/// drawn part, less than one, of the use that follows it. So uses vary from day to day and from half-hour to half-hour while every count
/// is one count: a half-hour is the difference at its edges, a day the sum of its half-hours, and the moves never add up. Within a
/// half-hour the count is linear.
/// </remarks>
public static class LoadProfile
{
    /// <summary>Milliseconds in a half-hour.</summary>
    public const long HalfHourMs = 30 * SimTime.MinuteMs;

    /// <summary>Half-hours in a day.</summary>
    public const int HalfHoursOfDay = 48;

    private const int FractionBits = 16;
    private const uint YearPurpose = 0x4C50_0001;
    private const uint DayPurpose = 0x4C50_0002;
    private const uint HalfHourPurpose = 0x4C50_0003;

    /// <summary>The count at a moment since 1970-01-01; negative before.</summary>
    /// <param name="device">The meter.</param>
    /// <param name="quantity">What is counted.</param>
    /// <param name="at">The moment.</param>
    public static long Cumulative(in MeteredDevice device, LoadQuantity quantity, SimTime at)
    {
        if (quantity != LoadQuantity.Import && (device.IsGas || (quantity == LoadQuantity.Export && !device.ExportMeasured)))
        {
            return 0;
        }

        long halfHour = CivilDate.FloorDivide(at.Ms, HalfHourMs);
        long within = at.Ms - (halfHour * HalfHourMs);
        LoadShape shape = LoadShape.Of(device.IsGas, quantity);
        long yearly = YearlyUse(device, quantity, shape);
        ulong key = device.Id.Value ^ ((ulong)quantity << 56);
        long start = AtEdge(device.Seed, key, shape, yearly, halfHour);
        if (within == 0)
        {
            return start;
        }

        long end = AtEdge(device.Seed, key, shape, yearly, halfHour + 1);
        return start + ((end - start) * within / HalfHourMs);
    }

    /// <summary>What a premises uses in a calendar year but for the moves of its first and last day, in Wh, varh or dm3.</summary>
    public static long YearlyUse(in MeteredDevice device, LoadQuantity quantity)
        => quantity != LoadQuantity.Import && (device.IsGas || (quantity == LoadQuantity.Export && !device.ExportMeasured))
            ? 0
            : YearlyUse(device, quantity, LoadShape.Of(device.IsGas, quantity));

    /// <summary>
    /// The first moment from one on, up to another, at which the power of active import is above a threshold or is not: a half-hour's
    /// first, or the moment itself. Null when there is none. Days that lie on one side as a whole are passed over.
    /// </summary>
    internal static SimTime? FirstHalfHour(in MeteredDevice device, SimTime from, SimTime to, long thresholdW, bool isAbove)
    {
        LoadShape shape = LoadShape.Of(device.IsGas, LoadQuantity.Import);
        long yearly = YearlyUse(device, LoadQuantity.Import, shape);
        ulong key = device.Id.Value;
        long halfHour = CivilDate.FloorDivide(from.Ms, HalfHourMs);
        long day = CivilDate.FloorDivide(halfHour, HalfHoursOfDay);
        long dayStart = AtDayEdge(device.Seed, key, shape, yearly, day);
        for (; halfHour * HalfHourMs <= to.Ms; day++)
        {
            long dayEnd = AtDayEdge(device.Seed, key, shape, yearly, day + 1);
            (long least, long greatest) = shape.PowerWithin(dayEnd - dayStart);
            dayStart = dayEnd;
            if (isAbove ? greatest <= thresholdW : least > thresholdW)
            {
                halfHour = (day + 1) * HalfHoursOfDay;
                continue;
            }

            long start = AtEdge(device.Seed, key, shape, yearly, halfHour);
            for (; halfHour < (day + 1) * HalfHoursOfDay && halfHour * HalfHourMs <= to.Ms; halfHour++)
            {
                long end = AtEdge(device.Seed, key, shape, yearly, halfHour + 1);
                if (2 * (end - start) > thresholdW == isAbove)
                {
                    return new SimTime(Math.Max(from.Ms, halfHour * HalfHourMs));
                }

                start = end;
            }
        }

        return null;
    }

    private static long YearlyUse(in MeteredDevice device, LoadQuantity quantity, LoadShape shape)
        => shape.YearlyUse(new RandomStream(device.Seed, YearPurpose).Bits(device.Id.Value, (uint)quantity));

    private static long AtEdge(ulong seed, ulong key, LoadShape shape, long yearly, long halfHour)
    {
        long day = CivilDate.FloorDivide(halfHour, HalfHoursOfDay);
        int slot = (int)(halfHour - (day * HalfHoursOfDay));
        long dayStart = AtDayEdge(seed, key, shape, yearly, day);
        if (slot == 0)
        {
            return dayStart;
        }

        long dayUse = AtDayEdge(seed, key, shape, yearly, day + 1) - dayStart;
        long before = shape.BeforeHalfHour(slot);
        long own = shape.BeforeHalfHour(slot + 1) - before;
        long moved = (before << FractionBits) + (own * Part(seed, HalfHourPurpose, key, halfHour));
        return dayStart + (long)((Int128)dayUse * moved / (shape.BeforeHalfHour(HalfHoursOfDay) << FractionBits));
    }

    private static long AtDayEdge(ulong seed, ulong key, LoadShape shape, long yearly, long day)
    {
        long start = shape.BeforeDay(yearly, day);
        long use = shape.BeforeDay(yearly, day + 1) - start;
        return start + ((use * Part(seed, DayPurpose, key, day)) >> FractionBits);
    }

    // Up to three quarters, so that something is left of every day and half-hour.
    private static long Part(ulong seed, uint purpose, ulong key, long edge)
        => (long)(new RandomStream(seed, purpose).Bits(key, 0u + (uint)edge) >> (64 - FractionBits)) * 3 / 4;
}
