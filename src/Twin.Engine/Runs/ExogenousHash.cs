using System.Globalization;
using Twin.Domain.Randomness;

namespace Twin.Engine.Runs;

/// <summary>
/// The hash of the exogenous events of a run (R8): the sum of one 128-bit hash for each, so that it depends on which events there
/// were and not on who met them in which order. Equal for all variants of a study, or the comparison is worthless.
/// </summary>
public static class ExogenousHash
{
    /// <summary>The hash of one event.</summary>
    internal static UInt128 Of(int kind, ulong entity, long timeMs, ulong payload)
    {
        ulong what = RandomStream.Mix(payload + RandomStream.Mix((ulong)kind + 1));
        ulong low = RandomStream.Mix(entity + RandomStream.Mix((ulong)timeMs + what));
        ulong high = RandomStream.Mix(low ^ RandomStream.Mix(entity ^ (ulong)timeMs));
        return new UInt128(high, low);
    }

    /// <summary>The sum as 32 hexadecimal digits.</summary>
    public static string Text(UInt128 sum) => sum.ToString("x32", CultureInfo.InvariantCulture);
}
