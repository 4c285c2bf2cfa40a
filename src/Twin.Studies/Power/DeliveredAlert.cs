using Twin.Domain.Network;

namespace Twin.Studies.Power;

/// <summary>What became of an AD1 that its CSP had: 32 bytes.</summary>
/// <param name="RaisedMs">When the hub raised it.</param>
/// <param name="LostMs">When the supply was lost.</param>
/// <param name="DeliveredMs">When the network operator (or what stands before it) had it; possibly after the end of the run.</param>
/// <param name="Cause">The number of the outage, or <see cref="SupplyModel.Activation"/>.</param>
/// <param name="Provider">The CSP.</param>
internal readonly record struct DeliveredAlert(
    long RaisedMs, long LostMs, long DeliveredMs, int Cause, CommunicationsServiceProvider Provider)
{
    /// <summary>From the creation of AD1 to its delivery.</summary>
    internal long DelayMs => DeliveredMs - RaisedMs;
}
