namespace Twin.Studies.OutageRecovery;

/// <summary>What stops (Twin resolutions R6).</summary>
internal enum OutageKind
{
    /// <summary>Nothing: what the rest is held against.</summary>
    None,

    /// <summary>Deliveries to users: responses and alerts pile up in the DCC.</summary>
    Outbound,

    /// <summary>The DSP: users' requests are refused, schedules do not fall due, alerts wait at the CSPs.</summary>
    Dsp,

    /// <summary>The network of one CSP region: what is for its hubs or from them waits at the CSP.</summary>
    Csp,

    /// <summary>Nothing stops, but deliveries to users are slower.</summary>
    Capacity,
}
