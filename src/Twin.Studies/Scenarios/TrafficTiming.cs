namespace Twin.Studies.Scenarios;

/// <summary>How a kind of request arrives.</summary>
public enum TrafficTiming
{
    /// <summary>At a fixed interval, first at the device's own moment of the night (midnight to 06:00): a DCC schedule.</summary>
    Scheduled,

    /// <summary>At random, as a Poisson stream: people and processes asking.</summary>
    Random,
}
