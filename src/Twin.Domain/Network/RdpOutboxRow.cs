using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>What an outbox remembers of one meter point.</summary>
/// <param name="MeterPoint">The meter point.</param>
/// <param name="Flag">The flag it has now.</param>
/// <param name="Notified">The flag the RDP was last told.</param>
/// <param name="WasEverActive">Whether the flag is or ever was A.</param>
/// <param name="DueOrder">Its place among the rows that are due, from 0; -1 when it is not due.</param>
public readonly record struct RdpOutboxRow(
    Mpxn MeterPoint, DccServiceFlag Flag, DccServiceFlag Notified, bool WasEverActive, int DueOrder);
