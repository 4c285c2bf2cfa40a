using System.Runtime.CompilerServices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Network;

/// <summary>What is remembered of one meter point: 8 bytes, the state in bits that an MPxN leaves free.</summary>
internal struct RdpOutboxEntry(ulong key)
{
    private const int FlagShift = Mpxn.ValueBits;
    private const int NotifiedShift = FlagShift + 3;
    private const ulong FlagMask = 7;
    private const ulong Ever = 1UL << (NotifiedShift + 3);
    private const ulong Due = Ever << 1;
    private const ulong State = ((Due << 1) - 1) & ~((1UL << FlagShift) - 1);

    private ulong word = key;

    public readonly ulong Key => word & ~State;

    public DccServiceFlag Flag
    {
        readonly get => (DccServiceFlag)((word >> FlagShift) & FlagMask);
        set => word = (word & ~(FlagMask << FlagShift)) | ((ulong)value << FlagShift);
    }

    public DccServiceFlag Notified
    {
        readonly get => (DccServiceFlag)((word >> NotifiedShift) & FlagMask);
        set => word = (word & ~(FlagMask << NotifiedShift)) | ((ulong)value << NotifiedShift);
    }

    public bool WasEverActive
    {
        readonly get => (word & Ever) != 0;
        set => word = value ? word | Ever : word & ~Ever;
    }

    public bool IsDue
    {
        readonly get => (word & Due) != 0;
        set => word = value ? word | Due : word & ~Due;
    }

    public readonly Mpxn MeterPoint => Mpxn.FromPacked(Key);

    // A row may go when the next record of its meter point, finding none, would work out the same notified flag.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool NeedsMemory(ExportPolicy historyPolicy)
        => IsDue || ExportRules.Notified(historyPolicy, Flag, WasEverActive) != Notified;
}
