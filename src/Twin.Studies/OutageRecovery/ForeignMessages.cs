using Twin.Domain.Collections;

namespace Twin.Studies.OutageRecovery;

/// <summary>
/// Messages that another model puts into the DCC's outbound queue, as N28 or AD1: numbered above all of this study's own, with the moment
/// from which their wait counts.
/// </summary>
/// <remarks>Added between the engine's windows and read within them, so shards may read at the same time.</remarks>
internal sealed class ForeignMessages
{
    /// <summary>The number of the first.</summary>
    internal const uint First = 1U << 31;

    private readonly BlockList<long> begunMs = new();
    private readonly BlockList<byte> kinds = new();

    /// <summary>Makes the list.</summary>
    /// <param name="kindCount">How many kinds of messages the other model tells apart.</param>
    internal ForeignMessages(int kindCount) => KindCount = kindCount;

    /// <summary>How many kinds there are.</summary>
    internal int KindCount { get; }

    /// <summary>Adds a message.</summary>
    /// <param name="kind">Its kind, 0 to <see cref="KindCount"/> - 1.</param>
    /// <param name="beganMs">From when its wait counts.</param>
    /// <returns>Its number.</returns>
    internal uint Add(int kind, long beganMs)
    {
        begunMs.Add(beganMs);
        kinds.Add((byte)kind);
        return First + (uint)(begunMs.Count - 1);
    }

    /// <summary>Whether a number is one of these.</summary>
    internal static bool Has(long number) => number >= First;

    /// <summary>The kind of a message.</summary>
    internal int KindOf(long number) => kinds[(int)(number - First)];

    /// <summary>From when the wait of a message counts.</summary>
    internal long BeganMs(long number) => begunMs[(int)(number - First)];
}
