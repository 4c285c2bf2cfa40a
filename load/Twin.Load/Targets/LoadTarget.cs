using Twin.Domain.Identity;

namespace Twin.Load.Targets;

/// <summary>Whom a step's call concerns.</summary>
/// <param name="Device">The device.</param>
/// <param name="Hub">The CHF of its premises.</param>
/// <param name="MeterPoint">The meter point behind it; the default value where none is needed and none is known.</param>
/// <param name="Sender">Who sends; none for queries.</param>
internal readonly record struct LoadTarget(DeviceId Device, DeviceId Hub, Mpxn MeterPoint, UserId Sender);
