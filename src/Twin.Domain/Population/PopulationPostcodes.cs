using System.Globalization;

namespace Twin.Domain.Population;

/// <summary>
/// The postcodes of a generated estate: a pure function of the premises. They are invented and look it: no postcode area of Great Britain
/// begins with Q (assumption from memory of the format). Ten premises share one; the number of the house tells them apart.
/// </summary>
/// <remarks>As <c>QA07 3BD</c>, the form of PostCode in DUIS (six to eight characters). Like all ids they follow the networks.</remarks>
public static class PopulationPostcodes
{
    /// <summary>The premises of one postcode.</summary>
    public const int Houses = 10;

    private const char First = 'Q';
    private const string Areas = "ABCDEFGHIJKLMNOPQRSTUVWXY";
    private const string Inward = "ABDEFGHJLNPQRSTUWXYZ";

    /// <summary>The postcode of a premises.</summary>
    public static string Of(int premises)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(premises);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(premises, PopulationIds.MostPremises);
        (int rest, int last) = Math.DivRem(premises / Houses, Inward.Length);
        (rest, int next) = Math.DivRem(rest, Inward.Length);
        (rest, int sector) = Math.DivRem(rest, 10);
        (int area, int district) = Math.DivRem(rest, 100);
        return string.Create(CultureInfo.InvariantCulture, $"{First}{Areas[area]}{district:D2} {sector}{Inward[next]}{Inward[last]}");
    }

    /// <summary>The number of a premises among those of its postcode, from 1 to <see cref="Houses"/>.</summary>
    public static int HouseOf(int premises) => (premises % Houses) + 1;

    /// <summary>The premises with a postcode and a house number; no when no premises has them, whatever the estate's size.</summary>
    /// <param name="postcode">The postcode, with or without its space, in any case.</param>
    /// <param name="house">The number of the house.</param>
    /// <param name="premises">The premises.</param>
    public static bool TryLocate(string? postcode, int house, out int premises)
    {
        premises = 0;
        string text = (postcode ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        if (text.Length != 7 || text[0] != First || house < 1 || house > Houses)
        {
            return false;
        }

        int area = Areas.IndexOf(text[1], StringComparison.Ordinal);
        (int next, int last) = (Inward.IndexOf(text[5], StringComparison.Ordinal), Inward.IndexOf(text[6], StringComparison.Ordinal));
        bool isNumber = int.TryParse(text.AsSpan(2, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (area < 0 || next < 0 || last < 0 || !isNumber)
        {
            return false;
        }

        int code = (((((area * 1_000) + number) * Inward.Length) + next) * Inward.Length) + last;
        premises = (code * Houses) + house - 1;
        return premises < PopulationIds.MostPremises;
    }
}
