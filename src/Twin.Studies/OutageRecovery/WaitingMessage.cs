using System.Runtime.InteropServices;
using Twin.Domain.Network.Release;
using Twin.Domain.Time;

namespace Twin.Studies.OutageRecovery;

/// <summary>A message that waits in the DCC: 16 bytes, because ten million may wait.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly struct WaitingMessage : IOutboundMessage
{
    private const byte HighestBit = 0x80;

    private readonly uint number;
    private readonly uint originMs;
    private readonly uint availableMs;
    private readonly ushort user;
    private readonly byte row;
    private readonly byte attempts;

    /// <summary>Makes a message that was not sent yet.</summary>
    internal WaitingMessage(in RecoveryMessage message, long availableMs)
        : this(message.Number, message.OriginMs, (uint)availableMs, message.User, message.Row, 0)
    {
    }

    private WaitingMessage(uint number, uint originMs, uint availableMs, ushort user, byte row, byte attempts)
    {
        this.number = number;
        this.originMs = originMs;
        this.availableMs = availableMs;
        this.user = user;
        this.row = row;
        this.attempts = attempts;
    }

    /// <inheritdoc/>
    public SimTime Available => new(availableMs);

    /// <inheritdoc/>
    public long Number => number;

    /// <summary>When it was due first.</summary>
    internal long OriginMs => originMs;

    /// <summary>The user it is for.</summary>
    internal ushort User => user;

    /// <summary>Its row.</summary>
    internal int Row => row & ~HighestBit;

    /// <summary>Whether the premises is SMETS1.</summary>
    internal bool IsSmets1 => (row & HighestBit) != 0;

    /// <summary>How often it was sent.</summary>
    internal int Attempts => attempts & ~HighestBit;

    /// <summary>Whether the user has it already, so that this is a duplicate.</summary>
    internal bool IsDuplicate => (attempts & HighestBit) != 0;

    /// <summary>The row with the generation of the premises in its highest bit.</summary>
    internal static byte RowWith(int row, bool isSmets1) => (byte)(row | (isSmets1 ? HighestBit : 0));

    /// <summary>The message to be sent once more.</summary>
    /// <param name="atMs">When.</param>
    /// <param name="isDuplicate">Whether the user has it.</param>
    internal WaitingMessage Again(long atMs, bool isDuplicate)
        => new(number, originMs, (uint)atMs, user, row, (byte)((Attempts + 1) | (isDuplicate ? HighestBit : 0)));
}
