using Twin.Domain.Identity;

namespace Twin.Domain.Population;

/// <summary>Where a communications hub is.</summary>
/// <param name="Hub">The CHF's id.</param>
/// <param name="Postcode">The postcode of the premises.</param>
/// <param name="AddressIdentifier">
/// What tells the premises from others of the postcode, as a house's number or name, in any case; empty where nobody said.
/// </param>
public readonly record struct HubPlace(DeviceId Hub, Postcode Postcode, string AddressIdentifier);
