using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Domain.Time;

namespace Twin.Studies.OutageRecovery;

/// <summary>
/// When each message of a run is due, and at which premises: pure functions of its number, so that nobody has to keep a list, and any
/// number of partitions may share the work.
/// </summary>
/// <remarks>
/// A row's messages of a day are spread evenly over the row's hours, each at a random moment of its own slot. So there are exactly as
/// many as the rate says in any span but for one, and what a user sees of them is as good as a Poisson stream, because premises are drawn.
/// </remarks>
internal sealed class MessageTimes
{
    private const uint Purpose = 0x4F55_5452;

    private readonly RandomStream stream;
    private readonly long clockMs;
    private readonly ulong premises;
    private readonly ImmutableArray<long> perDay;
    private readonly ImmutableArray<long> firstNumber;
    private readonly ImmutableArray<long> startMs;
    private readonly ImmutableArray<long> lengthMs;

    /// <summary>Makes the times of a run.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="premises">How many premises there are.</param>
    /// <param name="seed">The seed.</param>
    internal MessageTimes(RecoveryInputs inputs, int premises, ulong seed)
    {
        stream = new RandomStream(seed, Purpose);
        clockMs = inputs.ClockMs;
        this.premises = (ulong)premises;
        perDay = PerDayOf(inputs, premises);
        long night = NightOf(inputs);
        ImmutableArray<long>.Builder firsts = ImmutableArray.CreateBuilder<long>();
        long next = 0;
        foreach (long count in perDay)
        {
            firsts.Add(next);
            next += count * DaysOf(inputs.HorizonMs);
        }

        Count = next;
        firstNumber = firsts.DrainToImmutable();
        startMs = [.. MessageRow.All.Select(row => row.IsScheduled ? inputs.NightMs : 0)];
        lengthMs = [.. MessageRow.All.Select(row => row.IsScheduled ? night : SimTime.DayMs)];
    }

    /// <summary>How many numbers there are, those before and after the run included.</summary>
    internal long Count { get; }

    /// <summary>Messages of a row a day.</summary>
    internal long PerDay(int row) => perDay[row];

    /// <summary>How many numbers a run of some premises would have.</summary>
    internal static long CountOf(RecoveryInputs inputs, int premises) => PerDayOf(inputs, premises).Sum() * DaysOf(inputs.HorizonMs);

    /// <summary>When a message is due, from the start of the run; negative for what was before.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="number">Its number among all messages.</param>
    internal long TimeOf(int row, long number)
    {
        // Days are counted from the one before the run's, because a night may have begun in it.
        (long day, long place) = Math.DivRem(number - firstNumber[row], perDay[row]);
        long slots = place * lengthMs[row];
        long within = (long)((stream.Bits((ulong)number, 0) >> 32) * (ulong)lengthMs[row] >> 32);
        return ((day - 1) * SimTime.DayMs) + startMs[row] + ((slots + within) / perDay[row]) - clockMs;
    }

    /// <summary>The premises of a message.</summary>
    internal int PremisesOf(long number) => (int)stream.Below(premises, (ulong)number, 1);

    /// <summary>The first number of a row that is due at a moment or after it; the end of the row's numbers when there is none.</summary>
    internal long FirstFrom(int row, long timeMs)
    {
        long low = firstNumber[row];
        long high = EndOf(row);
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (TimeOf(row, middle) < timeMs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The number after the row's last.</summary>
    internal long EndOf(int row) => row + 1 < firstNumber.Length ? firstNumber[row + 1] : Count;

    private static long DaysOf(long horizonMs) => (horizonMs / SimTime.DayMs) + 3;

    private static ImmutableArray<long> PerDayOf(RecoveryInputs inputs, int premises)
        => [.. inputs.MixPpm.Select(share => (long)decimal.Round(inputs.PerPremisesPerDay * premises * share / 1_000_000))];

    // With s the share of schedules and f the factor, s / length + (1 - s) / day = f / day.
    private static long NightOf(RecoveryInputs inputs)
    {
        decimal share = MessageRow.All.Select((row, at) => row.IsScheduled ? inputs.MixPpm[at] : 0).Sum() / 1_000_000m;
        return share == 0 ? SimTime.DayMs : (long)(SimTime.DayMs * share / (inputs.PeakFactor - 1 + share));
    }
}
