using Twin.Domain.Identity;

namespace Twin.Domain.MeterPoints;

/// <summary>A change of a meter point's flag, as its RDP outbox hears of it.</summary>
/// <param name="MeterPoint">The meter point.</param>
/// <param name="Before">The flag before.</param>
/// <param name="After">The flag now.</param>
/// <param name="WasEverActive">Whether the flag had ever been A before this change: what <c>firstActive</c> would have exported.</param>
public readonly record struct FlagChange(Mpxn MeterPoint, DccServiceFlag Before, DccServiceFlag After, bool WasEverActive);
