using Twin.Domain.Rules;

namespace Twin.Load.Scenarios;

/// <summary>One part of a scenario's load; parts follow each other.</summary>
public sealed record LoadSimulation
{
    /// <summary>The words for the kinds in scenario files.</summary>
    public static CodeSet<SimulationKind> Words { get; } = new(
        ("inject", SimulationKind.Inject),
        ("ramping-inject", SimulationKind.RampingInject),
        ("inject-random", SimulationKind.InjectRandom),
        ("keep-constant", SimulationKind.KeepConstant),
        ("ramping-constant", SimulationKind.RampingConstant),
        ("pause", SimulationKind.Pause));

    /// <summary>Which way.</summary>
    public required SimulationKind Kind { get; init; }

    /// <summary>How long it lasts, milliseconds, 1 to 86,400,000 (a day).</summary>
    public required long DuringMs { get; init; }

    /// <summary>Arrivals in an interval, at most 100,000 a second; for <see cref="SimulationKind.InjectRandom"/> the least.</summary>
    public int Rate { get; init; }

    /// <summary>The most arrivals in an interval, for <see cref="SimulationKind.InjectRandom"/>.</summary>
    public int MaxRate { get; init; }

    /// <summary>The interval, milliseconds, 1 to 3,600,000 (an hour). Default: a second.</summary>
    public long IntervalMs { get; init; } = 1_000;

    /// <summary>The copies, for the closed kinds, 0 to 10,000.</summary>
    public int Copies { get; init; }

    /// <summary>The part as a person reads it, as <c>inject 500 each 1s during 30s</c>.</summary>
    public override string ToString()
    {
        string during = $"during {LoadUnits.Duration(DuringMs)}";
        return Kind switch
        {
            SimulationKind.Pause => $"pause {during}",
            SimulationKind.KeepConstant or SimulationKind.RampingConstant
                => string.Create(null, $"{Words.Code(Kind)} {Copies} copies {during}"),
            SimulationKind.InjectRandom
                => string.Create(null, $"{Words.Code(Kind)} {Rate} to {MaxRate} each {LoadUnits.Duration(IntervalMs)} {during}"),
            _ => string.Create(null, $"{Words.Code(Kind)} {Rate} each {LoadUnits.Duration(IntervalMs)} {during}"),
        };
    }
}
