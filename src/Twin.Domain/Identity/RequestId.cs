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
    private const int MostDigits = 20;

    /// <summary>The most characters that the text form has.</summary>
    public const int MostTextLength = CounterAt + MostDigits;

    /// <summary>Whether this is the default value, which names no request.</summary>
    public bool IsNone => Counter == 0;

    /// <summary>
    /// Reads an id; false unless it is two EUI-64s and a counter above 0 without leading zeros, with colons between. EUIs may be in
    /// either case.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RequestId id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads an id without making a string; false as for a string.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RequestId id)
    {
        id = default;
        if (text.Length <= CounterAt || text[EuiLength] != ':' || text[CounterAt - 1] != ':' || text[CounterAt] == '0'
            || !DeviceId.TryParse(text[..EuiLength], out DeviceId originator)
            || !DeviceId.TryParse(text[(EuiLength + 1)..(CounterAt - 1)], out DeviceId target)
            || !ulong.TryParse(text[CounterAt..], NumberStyles.None, CultureInfo.InvariantCulture, out ulong counter))
        {
            return false;
        }

        id = new RequestId(new UserId(originator.Value), target, counter);
        return true;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not as <see cref="TryParse(string?, out RequestId)"/> wants it.</exception>
    public static RequestId Parse(string text) => TryParse(text, out RequestId id)
        ? id
        : throw new FormatException($"'{text}' is not a request id; expected EUI:EUI:counter, the counter above 0 without leading zeros");

    /// <summary>The text, EUIs in upper case.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MostTextLength];
        return new string(text[..Write(text)]);
    }

    /// <summary>Writes the text, EUIs in upper case; how many characters it has.</summary>
    /// <exception cref="ArgumentException">There is less room than <see cref="MostTextLength"/>.</exception>
    public int Write(Span<char> text)
    {
        new DeviceId(Originator.Value).Write(text);
        text[EuiLength] = ':';
        Target.Write(text[(EuiLength + 1)..]);
        text[CounterAt - 1] = ':';
        return Counter.TryFormat(text[CounterAt..], out int digits, default, CultureInfo.InvariantCulture)
            ? CounterAt + digits
            : throw new ArgumentException($"the text has room for {text.Length} characters", nameof(text));
    }
}
