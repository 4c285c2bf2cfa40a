using System.Collections.Immutable;
using Twin.Domain.Devices;
using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>
/// Business as usual, made ready: for each device type the scheduled requests, and one Poisson stream for all random ones.
/// </summary>
internal sealed class TrafficPlan
{
    private const uint Purpose = 0x5452_4146;
    private const uint ScheduleDraw = 0x8000_0000;
    private const decimal LeastPerDay = 0.000_001m;
    private const long NightMs = 6 * SimTime.HourMs;

    private readonly RandomStream stream;
    private readonly ImmutableArray<RandomTraffic?> random;
    private readonly ImmutableArray<ImmutableArray<int>> scheduled;
    private readonly ImmutableArray<long> periodMs;

    /// <summary>Makes the plan of a scenario.</summary>
    internal TrafficPlan(Scenario scenario, ulong seed)
    {
        stream = new RandomStream(seed, Purpose);
        Rows = [.. scenario.Traffic];
        ImmutableArray<decimal> rates = [.. Rows.Select(row => scenario.Inputs.Number($"traffic.{row.Name}.perDevicePerDay"))];
        periodMs = [.. rates.Select(static rate => rate == 0 ? long.MaxValue : GapMs(rate))];
        DeviceType[] types = Enum.GetValues<DeviceType>();
        scheduled = [.. types.Select(type => RowsOf(type, TrafficTiming.Scheduled, rates).ToImmutableArray())];
        random = [.. types.Select(type => RandomTraffic.Of([.. RowsOf(type, TrafficTiming.Random, rates)], rates))];
    }

    /// <summary>The rows.</summary>
    internal ImmutableArray<TrafficRow> Rows { get; }

    /// <summary>The scheduled rows of a device type.</summary>
    internal ImmutableArray<int> ScheduledRows(DeviceType type) => scheduled[(int)type];

    /// <summary>When a device's schedule of a row falls due for the first time: its own moment of the first night.</summary>
    internal long FirstScheduledMs(int row, ulong device) => (long)stream.Below((ulong)NightMs, device, ScheduleDraw + (uint)row);

    /// <summary>The interval of a row's schedules.</summary>
    internal long PeriodMs(int row) => periodMs[row];

    /// <summary>The gap before a device's random request with this number; never when there are none.</summary>
    internal long GapMs(DeviceType type, ulong device, int number)
        => random[(int)type] is { } some ? stream.ExponentialMs(some.MeanGapMs, device, 2 * (uint)number) : long.MaxValue;

    /// <summary>The row of a device's random request with this number.</summary>
    internal int RowOf(DeviceType type, ulong device, int number)
        => random[(int)type]!.Rows[random[(int)type]!.Choice.Pick(stream.Bits(device, (2 * (uint)number) + 1))];

    // Rates too small to ever matter would leave the range of a number of milliseconds.
    private static long GapMs(decimal perDay) => (long)(SimTime.DayMs / Math.Max(perDay, LeastPerDay));

    private IEnumerable<int> RowsOf(DeviceType type, TrafficTiming timing, ImmutableArray<decimal> rates)
        => Enumerable.Range(0, Rows.Length).Where(row => Rows[row].Timing == timing && rates[row] > 0 && type.IsIn(Rows[row].DeviceTypes));

    private sealed record RandomTraffic(long MeanGapMs, WeightedChoice Choice, ImmutableArray<int> Rows)
    {
        internal static RandomTraffic? Of(ImmutableArray<int> rows, ImmutableArray<decimal> rates)
        {
            if (rows.IsEmpty)
            {
                return null;
            }

            decimal total = rows.Sum(row => rates[row]);
            int[] shares = [.. rows.Select(row => (int)(rates[row] * 1_000_000 / total))];
            shares[0] += 1_000_000 - shares.Sum();
            return new RandomTraffic(GapMs(total), new WeightedChoice(shares), rows);
        }
    }
}
