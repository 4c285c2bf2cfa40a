using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Registration;

namespace Twin.Domain.Records;

/// <summary>
/// What a meter point has told the hub and the devices of its premises: who was, is and will be registered, so that access control and
/// alerts need no call to the meter point.
/// </summary>
/// <param name="MeterPoint">The meter point.</param>
/// <param name="History">Its registrations.</param>
/// <param name="Version">How often they have changed; a copy with a lower version is older and passed over.</param>
public sealed record MeterPointParties(Mpxn MeterPoint, RegistrationHistory History, long Version)
{
    /// <summary>What flows through the meter point.</summary>
    public MeterPointKind Kind => History.Kind;
}
