using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>One record of a file: the flag a meter point has now.</summary>
/// <param name="MeterPoint">The meter point; at most one record of it in a run (<c>onePerMPxNPerFile</c>, Twin fact sheet 3.5).</param>
/// <param name="Flag">The flag.</param>
public readonly record struct RdpRecord(Mpxn MeterPoint, DccServiceFlag Flag);
