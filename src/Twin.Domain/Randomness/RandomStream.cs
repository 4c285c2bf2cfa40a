using System.Runtime.CompilerServices;

namespace Twin.Domain.Randomness;

/// <summary>
/// Counter-based randomness: every draw is a pure function of (seed, purpose, business event, draw number), so that adding an
/// entity or a draw changes no other and every variant of a study meets the same world (R8).
/// </summary>
/// <remarks>
/// A keyed chain of the 64-bit finalizer known as mix13 (David Stafford's variant of MurmurHash3's), the one SplitMix64 uses.
/// Integers alone; the same value on every machine. Two streams with different purposes never share a draw.
/// </remarks>
public readonly struct RandomStream
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private const ulong EventStep = 0xD1B5_4A32_D192_ED03;

    private readonly ulong key;

    /// <summary>Opens the stream of one purpose.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">A number that no other purpose has; constants are beside their use.</param>
    public RandomStream(ulong seed, uint purpose) => key = Mix(Mix(seed + Golden) + (purpose * Golden));

    /// <summary>64 random bits.</summary>
    /// <param name="businessEvent">The id of what is drawn for: a premises, a device, a request.</param>
    /// <param name="draw">Which draw of that event this is.</param>
    public ulong Bits(ulong businessEvent, uint draw) => Mix(Mix(key + (businessEvent * EventStep)) + ((draw + 1UL) * Golden));

    /// <summary>A whole number from 0 to <paramref name="count"/> - 1, each as likely as the next to within count / 2^64.</summary>
    /// <param name="count">How many numbers; at least 1.</param>
    /// <param name="businessEvent">The id of what is drawn for.</param>
    /// <param name="draw">Which draw of that event this is.</param>
    public ulong Below(ulong count, ulong businessEvent, uint draw) => Math.BigMul(Bits(businessEvent, draw), count, out _);

    /// <summary>Whether something with this probability happens.</summary>
    /// <param name="partsPerMillion">The probability, 0 (never) to 1,000,000 (always).</param>
    /// <param name="businessEvent">The id of what is drawn for.</param>
    /// <param name="draw">Which draw of that event this is.</param>
    public bool Happens(int partsPerMillion, ulong businessEvent, uint draw)
        => Below(1_000_000, businessEvent, draw) < (ulong)partsPerMillion;

    /// <summary>A gap of a Poisson stream: exponential with the mean given, in whole milliseconds, rounded down.</summary>
    /// <param name="meanMs">The mean gap in milliseconds; 0 to 2^40.</param>
    /// <param name="businessEvent">The id of what is drawn for.</param>
    /// <param name="draw">Which draw of that event this is.</param>
    public long ExponentialMs(long meanMs, ulong businessEvent, uint draw)
        => (long)(((UInt128)(ulong)meanMs * FixedPointLogarithm.MinusLn(Bits(businessEvent, draw))) >> FixedPointLogarithm.FractionBits);

    /// <summary>The finalizer; also what hashes of events are made with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
