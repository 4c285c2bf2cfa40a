using BenchmarkDotNet.Attributes;
using Twin.Domain.Randomness;
using Twin.Engine.Scheduling;

namespace Twin.Benchmarks;

/// <summary>What it costs to put an event into a calendar and take it out again in order, with few and with many waiting.</summary>
[MemoryDiagnoser]
public class EventCalendarBenchmarks
{
    private const int Events = 100_000;
    private const long EndMs = 30L * 24 * 3_600_000;

    private readonly RandomStream stream = new(1, 1);

    [Benchmark(OperationsPerInvoke = Events)]
    public long AddAllThenTakeAll()
    {
        EventCalendar calendar = new(0, EndMs);
        for (int i = 0; i < Events; i++)
        {
            calendar.Add(new SimEvent((long)stream.Below((ulong)EndMs, (ulong)i, 0), i, 1, 0, 0));
        }

        long sum = 0;
        while (calendar.TryTake(EndMs, out SimEvent due))
        {
            sum += due.Entity;
        }

        return sum;
    }

    // The working of a run: a thousand entities, each of which always has one event waiting, some of it within the open day.
    [Benchmark(OperationsPerInvoke = Events)]
    public long TakeOneAddOne()
    {
        EventCalendar calendar = new(0, EndMs);
        for (int i = 0; i < 1_000; i++)
        {
            calendar.Add(new SimEvent(i, i, 1, 0, 0));
        }

        long taken = 0;
        while (taken < Events && calendar.TryTake(EndMs, out SimEvent due))
        {
            taken++;
            calendar.Add(new SimEvent(due.TimeMs + 1 + stream.ExponentialMs(600_000, (ulong)taken, 0), due.Entity, 1, 0, 0));
        }

        return taken;
    }
}
