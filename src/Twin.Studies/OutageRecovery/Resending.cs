using Twin.Domain.Network.Release;

namespace Twin.Studies.OutageRecovery;

/// <summary>An arrival that the DCC will send again.</summary>
/// <param name="Arrival">Its place among the arrivals.</param>
/// <param name="Lane">Why.</param>
/// <param name="IsDuplicate">Whether the user has the message already.</param>
internal readonly record struct Resending(int Arrival, OutboundLane Lane, bool IsDuplicate);
