using System.Runtime.InteropServices;
using Twin.Engine.Runs;

namespace Twin.Studies.OutageRecovery;

/// <summary>What a partition tells the centre of a message: 24 bytes, because there are tens of millions.</summary>
/// <param name="TimeMs">When.</param>
/// <param name="Number">Which message.</param>
/// <param name="OriginMs">When it was due first.</param>
/// <param name="User">The user it is for.</param>
/// <param name="Attempt">How often it was refused before.</param>
/// <param name="Row">Its row, and in the highest bit whether the premises is SMETS1 (<see cref="WaitingMessage"/>).</param>
/// <param name="Kind">What is told.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecoveryMessage(
    long TimeMs, uint Number, uint OriginMs, ushort User, ushort Attempt, byte Row, RecoveryMessageKind Kind) : IOrderedMessage
{
    /// <inheritdoc/>
    public int Priority => Attempt == 0 ? 0 : 1;

    /// <inheritdoc/>
    public ulong Entity => Number;

    /// <inheritdoc/>
    public int Sequence => (Attempt << 3) | (int)Kind;
}
