namespace Twin.Load.Scenarios;

/// <summary>The ways of making load, by NBomber's words.</summary>
public enum SimulationKind
{
    /// <summary>Open: a constant rate of arrivals.</summary>
    Inject,

    /// <summary>Open: from the rate that holds before to another, in a straight line.</summary>
    RampingInject,

    /// <summary>Open: a rate drawn anew for each interval.</summary>
    InjectRandom,

    /// <summary>Closed: a constant number of copies, each of which sends, waits for the answer and sends again.</summary>
    KeepConstant,

    /// <summary>Closed: from the number of copies that holds before to another, in a straight line.</summary>
    RampingConstant,

    /// <summary>Nothing.</summary>
    Pause,
}
