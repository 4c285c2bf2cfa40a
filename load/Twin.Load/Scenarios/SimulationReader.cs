using System.Collections.Immutable;
using Twin.Studies.Input;

namespace Twin.Load.Scenarios;

/// <summary>Reads the simulations of a scenario.</summary>
internal static class SimulationReader
{
    public const int MostRate = 1_000_000;
    public const int MostCopies = 10_000;
    public const long MostIntervalMs = 3_600_000;
    public const long MostDuringMs = 86_400_000;

    private const int MostPerSecond = 100_000;

    /// <summary>Reads the list; at least one.</summary>
    public static ImmutableArray<LoadSimulation> Read(YamlValue? list)
    {
        ImmutableArray<LoadSimulation>.Builder simulations = ImmutableArray.CreateBuilder<LoadSimulation>();
        IReadOnlyList<YamlValue> items = list?.AsList() ?? [];
        foreach (YamlValue item in items)
        {
            if (item.AsMap() is { } map && One(map) is { } simulation)
            {
                simulations.Add(simulation);
            }
        }

        if (list is { IsList: true } && items.Count == 0)
        {
            list.Fail("at least one simulation");
        }

        if (simulations.Sum(static one => one.DuringMs) > MostDuringMs)
        {
            list?.Fail($"simulations of {LoadUnits.Duration(MostDuringMs)} together at most", "they last longer");
        }

        return simulations.ToImmutable();
    }

    /// <summary>The keys of a kind.</summary>
    public static string[] KeysOf(SimulationKind kind) => kind switch
    {
        SimulationKind.Inject or SimulationKind.RampingInject => ["rate", "interval", "during"],
        SimulationKind.InjectRandom => ["min-rate", "max-rate", "interval", "during"],
        SimulationKind.Pause => ["during"],
        _ => ["copies", "during"],
    };

    private static LoadSimulation? One(YamlMap map)
    {
        map.Allow([.. LoadSimulation.Words.Codes]);
        if (map.Entries.Count != 1)
        {
            map.Fail($"{map.Entries.Count} keys", "one simulation in each item of the list");
            return null;
        }

        if (!LoadSimulation.Words.TryParse(map.Entries[0].Key.Plain, out SimulationKind kind)
            || map.Entries[0].Value.AsMap()?.Allow(KeysOf(kind)) is not { } inner)
        {
            return null;
        }

        LoadSimulation simulation = new()
        {
            Kind = kind,
            DuringMs = LoadScenarioReader.Duration(inner.Required("during"), 1, MostDuringMs),
        };
        return kind switch
        {
            SimulationKind.Pause => simulation,
            SimulationKind.KeepConstant or SimulationKind.RampingConstant
                => simulation with { Copies = (int)(inner.Required("copies")?.AsInteger(0, MostCopies) ?? 0) },
            SimulationKind.InjectRandom => Random(inner, simulation),
            _ => Rate(inner, "rate", simulation with { Rate = (int)(inner.Required("rate")?.AsInteger(0, MostRate) ?? 0) }),
        };
    }

    private static LoadSimulation Random(YamlMap inner, LoadSimulation simulation)
    {
        int least = (int)(inner.Required("min-rate")?.AsInteger(0, MostRate) ?? 0);
        YamlValue? most = inner.Required("max-rate");
        int value = (int)(most?.AsInteger(0, MostRate) ?? 0);
        if (most is not null && value < least)
        {
            most.Fail($"a whole number of at least min-rate, {least}");
            value = least;
        }

        return Rate(inner, "max-rate", simulation with { Rate = least, MaxRate = value });
    }

    private static LoadSimulation Rate(YamlMap inner, string key, LoadSimulation simulation)
    {
        long interval = inner.Optional("interval") is { } given ? LoadScenarioReader.Duration(given, 1, MostIntervalMs) : 1_000;
        if (interval > 0 && Math.Max(simulation.Rate, simulation.MaxRate) * 1_000L > MostPerSecond * interval)
        {
            inner.Optional(key)?.Fail($"at most {MostPerSecond} a second");
        }

        return simulation with { IntervalMs = Math.Max(1, interval) };
    }
}
