using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Load.Scenarios;

namespace Twin.Load.Arrivals;

/// <summary>The load of a scenario over time, as straight lines. A function of the simulations and the seed.</summary>
/// <param name="Rates">The open part.</param>
/// <param name="Copies">The closed part.</param>
/// <param name="LengthUs">How long all of it lasts, microseconds.</param>
public sealed record LoadProfile(ImmutableArray<RateSegment> Rates, ImmutableArray<CopySegment> Copies, long LengthUs)
{
    private const uint RandomRates = 0x4C01;

    /// <summary>Lays the simulations one after another.</summary>
    /// <param name="simulations">The simulations.</param>
    /// <param name="seed">The seed of <see cref="SimulationKind.InjectRandom"/>.</param>
    public static LoadProfile Of(IReadOnlyList<LoadSimulation> simulations, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(simulations);
        RandomStream draws = new(seed, RandomRates);
        ImmutableArray<RateSegment>.Builder rates = ImmutableArray.CreateBuilder<RateSegment>();
        ImmutableArray<CopySegment>.Builder copies = ImmutableArray.CreateBuilder<CopySegment>();
        (long Count, long IntervalMs) rate = (0, 1_000);
        int running = 0;
        long start = 0;
        for (int at = 0; at < simulations.Count; at++)
        {
            LoadSimulation one = simulations[at];
            long during = one.DuringMs * 1_000;
            bool closed = one.Kind is SimulationKind.KeepConstant or SimulationKind.RampingConstant;
            switch (one.Kind)
            {
                case SimulationKind.Inject:
                    rates.Add(new RateSegment(start, during, one.Rate, one.IntervalMs, one.Rate, one.IntervalMs));
                    break;
                case SimulationKind.RampingInject:
                    rates.Add(new RateSegment(start, during, rate.Count, rate.IntervalMs, one.Rate, one.IntervalMs));
                    break;
                case SimulationKind.InjectRandom:
                    AddRandom(rates, one, start, draws, (ulong)at);
                    break;
                case SimulationKind.KeepConstant:
                    copies.Add(new CopySegment(start, during, one.Copies, one.Copies));
                    break;
                case SimulationKind.RampingConstant:
                    copies.Add(new CopySegment(start, during, running, one.Copies));
                    break;
            }

            // Where a ramp starts: a pause and the other model start it from nothing.
            bool open = !closed && one.Kind != SimulationKind.Pause;
            rate = open ? (rates[^1].To, rates[^1].ToIntervalMs) : (0, 1_000);
            running = closed ? one.Copies : 0;
            start += during;
        }

        return new LoadProfile(rates.ToImmutable(), copies.ToImmutable(), start);
    }

    /// <summary>The load of a warm-up: the level that the first simulation which makes any load states, for a while.</summary>
    /// <param name="simulations">The simulations of the scenario.</param>
    /// <param name="warmUpMs">How long, milliseconds.</param>
    public static LoadProfile WarmUpOf(IReadOnlyList<LoadSimulation> simulations, long warmUpMs)
    {
        ArgumentNullException.ThrowIfNull(simulations);
        LoadSimulation? first = simulations.FirstOrDefault(static one => one.Kind != SimulationKind.Pause);
        return first is null || warmUpMs == 0 ? new LoadProfile([], [], 0) : Of(
            [
                first with
                {
                    DuringMs = warmUpMs,
                    Kind = first.Kind is SimulationKind.KeepConstant or SimulationKind.RampingConstant
                        ? SimulationKind.KeepConstant
                        : SimulationKind.Inject,
                },
            ],
            0);
    }

    private static void AddRandom(
        ImmutableArray<RateSegment>.Builder rates, LoadSimulation one, long start, RandomStream draws, ulong simulation)
    {
        long interval = one.IntervalMs * 1_000;
        long end = one.DuringMs * 1_000;
        uint draw = 0;
        for (long from = 0; from < end; from += interval)
        {
            long rate = one.Rate + (long)draws.Below((ulong)(one.MaxRate - one.Rate) + 1, simulation, draw++);
            rates.Add(new RateSegment(start + from, Math.Min(interval, end - from), rate, one.IntervalMs, rate, one.IntervalMs));
        }
    }
}
