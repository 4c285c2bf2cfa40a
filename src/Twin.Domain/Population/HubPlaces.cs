using System.Globalization;
using Twin.Domain.Identity;

namespace Twin.Domain.Population;

/// <summary>
/// Where the hubs of an estate are: a function of the premises for a generated estate (<see cref="PopulationPostcodes"/>), a sorted list
/// for an imported one. Immutable; looking up costs no walk through the estate.
/// </summary>
public sealed class HubPlaces
{
    // Null for a generated estate.
    private readonly HubPlace[]? byPostcode;
    private readonly int[] byHub;

    private HubPlaces(HubPlace[]? byPostcode, int[] byHub)
    {
        this.byPostcode = byPostcode;
        this.byHub = byHub;
    }

    /// <summary>Those of a generated estate, whatever its size.</summary>
    public static HubPlaces OfPopulation { get; } = new(null, []);

    /// <summary>Those that somebody listed; nothing else has a place.</summary>
    /// <param name="places">The places, each hub once, none without a postcode.</param>
    public static HubPlaces Of(IEnumerable<HubPlace> places)
    {
        HubPlace[] listed = [.. places.OrderBy(static one => one.Postcode.Packed).ThenBy(static one => one.Hub)];
        int[] byHub = [.. Enumerable.Range(0, listed.Length)];
        Array.Sort(Array.ConvertAll(listed, static one => one.Hub), byHub);
        return new HubPlaces(listed, byHub);
    }

    /// <summary>
    /// The hub at a place; none where nobody knows of one. Without an address it is the first of the postcode. With one it is the first
    /// that has it, or else the first of the postcode of which nobody said an address.
    /// </summary>
    /// <param name="postcode">The postcode, in any case, with or without its space.</param>
    /// <param name="address">The address identifier; null for none.</param>
    public DeviceId HubAt(string? postcode, string? address)
    {
        if (byPostcode is null)
        {
            return int.TryParse(address ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out int house)
                && PopulationPostcodes.TryLocate(postcode, house, out int premises)
                ? PopulationIds.Device(premises, PremisesSlot.Chf)
                : default;
        }

        DeviceId unnamed = default;
        if (!Postcode.TryParse(postcode, out Postcode asked))
        {
            return default;
        }

        for (int at = FirstOf(asked); at < byPostcode.Length && byPostcode[at].Postcode == asked; at++)
        {
            HubPlace place = byPostcode[at];
            if (address is null || string.Equals(place.AddressIdentifier, address, StringComparison.OrdinalIgnoreCase))
            {
                return place.Hub;
            }

            unnamed = unnamed.IsNone && place.AddressIdentifier.Length == 0 ? place.Hub : unnamed;
        }

        return unnamed;
    }

    /// <summary>The place of a hub; null where nobody knows it.</summary>
    public HubPlace? PlaceOf(DeviceId hub)
    {
        if (byPostcode is null)
        {
            return PopulationIds.TryLocate(hub, out int premises, out _)
                && Postcode.TryParse(PopulationPostcodes.Of(premises), out Postcode postcode)
                ? new HubPlace(hub, postcode, PopulationPostcodes.HouseOf(premises).ToString(CultureInfo.InvariantCulture))
                : null;
        }

        int found = FirstAtLeast(byHub.Length, at => byPostcode[byHub[at]].Hub.CompareTo(hub) >= 0);
        return found < byHub.Length && byPostcode[byHub[found]].Hub == hub ? byPostcode[byHub[found]] : null;
    }

    private int FirstOf(Postcode asked) => FirstAtLeast(byPostcode!.Length, at => byPostcode[at].Postcode.Packed >= asked.Packed);

    private static int FirstAtLeast(int count, Func<int, bool> isAtLeast)
    {
        (int low, int high) = (0, count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = isAtLeast(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
