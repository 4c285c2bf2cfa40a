namespace Twin.Contracts.Operations;

/// <summary>The DCC's systems fail or come back (Twin resolutions R6).</summary>
/// <param name="Mode">What stops.</param>
/// <param name="Begins">True when it stops; false when it is back.</param>
public sealed record DccOutage(DccOutageMode Mode, bool Begins) : Operation;
