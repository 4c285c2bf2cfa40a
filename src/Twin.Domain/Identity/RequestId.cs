using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Twin.Domain.Identity;

/// <summary>
/// The id of a request: originator, target and the originator's counter, as
/// <c>90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000</c>. It correlates everything that follows from the request.
/// </summary>
/// <remarks>
/// The target is the device, or the DCC's own EUI for requests the DCC answers. A response carries the same with the two EUIs
/// swapped. Top-ups keep a second counter in the high 32 bits (Twin code sheet section 9). The default value names no request.
/// </remarks>
/// <param name="Originator">Who sent it.</param>
/// <param name="Target">What it is for.</param>
/// <param name="Counter">The originator's counter, 1 to 18,446,744,073,709,551,615.</param>
public readonly record struct RequestId(UserId Originator, DeviceId Target, ulong Counter)
{
    private const int EuiLength = DeviceId.TextLength;
    private const int CounterAt = (2 * EuiLength) + 2;

    /// <summary>Whether this is the default value, which names no request.</summary>
    public bool IsNone => Counter == 0;

    /// <summary>
    /// Reads an id; false unless it is two EUI-64s and a counter above 0 without leading zeros, with colons between. EUIs may be in
    /// either case.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RequestId id)
    {
        id = default;
        if (text is null || text.Length <= CounterAt || text[EuiLength] != ':' || text[CounterAt - 1] != ':' || text[CounterAt] == '0'
            || !UserId.TryParse(text[..EuiLength], out UserId originator)
            || !DeviceId.TryParse(text[(EuiLength + 1)..(CounterAt - 1)], out DeviceId target)
            || !ulong.TryParse(text.AsSpan(CounterAt), NumberStyles.None, CultureInfo.InvariantCulture, out ulong counter))
        {
            return false;
        }

        id = new RequestId(originator, target, counter);
        return true;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not as <see cref="TryParse"/> wants it.</exception>
    public static RequestId Parse(string text) => TryParse(text, out RequestId id)
        ? id
        : throw new FormatException($"'{text}' is not a request id; expected EUI:EUI:counter, the counter above 0 without leading zeros");

    /// <summary>The text, EUIs in upper case.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Originator}:{Target}:{Counter}");
}
