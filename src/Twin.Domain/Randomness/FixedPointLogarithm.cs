using System.Collections.Immutable;
using System.Numerics;

namespace Twin.Domain.Randomness;

/// <summary>
/// The natural logarithm in integers: floating point differs between machines in the last bit, and a run must not.
/// </summary>
internal static class FixedPointLogarithm
{
    /// <summary>How many bits of a result are behind the point.</summary>
    internal const int FractionBits = 32;

    private const int TableBits = 12;

    // ln 2 times 2^32, rounded.
    private const ulong Ln2 = 2_977_044_472;

    // log2(1 + i / 4096) times 2^32, one entry more than there are intervals. Linear in between: wrong by less than 1.1e-8.
    private static readonly ImmutableArray<uint> Log2Table = MakeTable();

    /// <summary>-ln((bits + 1) / 2^64) times 2^32: an exponential of mean one when the bits are random.</summary>
    internal static ulong MinusLn(ulong bits)
    {
        if (bits == ulong.MaxValue)
        {
            return 0;
        }

        ulong value = bits + 1;
        int leading = BitOperations.LeadingZeroCount(value);
        ulong mantissa = value << leading << 1;
        int index = (int)(mantissa >> (64 - TableBits));
        ulong rest = (mantissa << TableBits) >> 32;
        ulong low = Log2Table[index];
        ulong high = index + 1 == 1 << TableBits ? 1UL << FractionBits : Log2Table[index + 1];
        ulong fraction = low + (((high - low) * rest) >> 32);
        ulong minusLog2 = ((ulong)(leading + 1) << FractionBits) - fraction;
        return (ulong)(((UInt128)minusLog2 * Ln2) >> FractionBits);
    }

    private static ImmutableArray<uint> MakeTable()
    {
        ImmutableArray<uint>.Builder table = ImmutableArray.CreateBuilder<uint>(1 << TableBits);
        for (int i = 0; i < 1 << TableBits; i++)
        {
            table.Add(Log2OfOnePlus((uint)i));
        }

        return table.MoveToImmutable();
    }

    // Squares the number once for every bit of its binary logarithm.
    private static uint Log2OfOnePlus(uint parts)
    {
        UInt128 number = ((UInt128)1 << 62) + ((UInt128)parts << (62 - TableBits));
        uint logarithm = 0;
        for (int bit = 0; bit < FractionBits; bit++)
        {
            number = (number * number) >> 62;
            logarithm <<= 1;
            if (number >= (UInt128)1 << 63)
            {
                number >>= 1;
                logarithm |= 1;
            }
        }

        return logarithm;
    }
}
