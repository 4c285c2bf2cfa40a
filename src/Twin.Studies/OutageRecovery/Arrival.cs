using Twin.Domain.Network.Release;

namespace Twin.Studies.OutageRecovery;

/// <summary>A message that the DCC has released, on its way into an adapter.</summary>
/// <param name="Message">The message.</param>
/// <param name="ReleasedMs">When it arrives.</param>
/// <param name="Class">Its class.</param>
internal readonly record struct Arrival(WaitingMessage Message, uint ReleasedMs, MessageClass Class);
