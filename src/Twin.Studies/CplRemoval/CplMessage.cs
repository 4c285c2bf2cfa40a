using System.Runtime.InteropServices;
using Twin.Domain.Alerts;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Runs;

namespace Twin.Studies.CplRemoval;

/// <summary>A message from a partition to the centre; fields that a kind does not use are zero.</summary>
/// <remarks>
/// 32 bytes, half a line of the processor's cache: a mass event posts one for each flag. So what the centre can look up is not in it, such
/// as the device, and no kind uses all that the others need.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal record struct CplMessage : IOrderedMessage
{
    private const int FlagMask = 7;
    private const int First = 8;
    private const int EverActive = 16;

    private readonly byte priority;
    private readonly ushort sequence;

    // The meter point of a flag, the number of an alert, the row of a request.
    private readonly ulong subject;

    // The flag before, and the flag after with what else is to be said of it; an alert and its recipient; a request and its response.
    private readonly byte first;
    private readonly byte second;

    /// <summary>Something that a kind of message says about a device, and nothing else.</summary>
    internal CplMessage(CplMessageKind kind, long timeMs, int priority, ulong entity, int sequence)
    {
        Kind = kind;
        TimeMs = timeMs;
        this.priority = checked((byte)priority);
        Entity = entity;
        this.sequence = checked((ushort)sequence);
    }

    private CplMessage(in CplMessage about, ulong subject, byte first, byte second, ushort user)
    {
        this = about;
        this.subject = subject;
        this.first = first;
        this.second = second;
        User = user;
    }

    /// <inheritdoc/>
    public long TimeMs { get; }

    /// <inheritdoc/>
    public readonly int Priority => priority;

    /// <summary>The device it is about: its premises' number in the estate, and its place in the premises in the lowest 16 bits.</summary>
    public ulong Entity { get; }

    /// <inheritdoc/>
    public readonly int Sequence => sequence;

    /// <summary>What it says.</summary>
    public CplMessageKind Kind { get; }

    /// <summary>The user an alert goes to or a request comes from; of a flag, the place of the RDP that hears of it, plus one.</summary>
    public ushort User { get; }

    /// <summary>The alert (<see cref="CplMessageKind.Alert"/>).</summary>
    public readonly DccAlertCode Alert => (DccAlertCode)first;

    /// <summary>Which relation to the device makes the user a recipient.</summary>
    public readonly AlertRecipient Recipient => (AlertRecipient)second;

    /// <summary>How many alerts it stands for: more than one only when no event log tells them apart.</summary>
    public readonly int Alerts => (int)subject;

    /// <summary>The service request variant's number, for requests.</summary>
    public readonly byte Request => first;

    /// <summary>The response code, for requests rejected.</summary>
    public readonly ResponseCode Code => (ResponseCode)second;

    /// <summary>The row of business as usual, for its requests; -1 for those of the campaign.</summary>
    public readonly int Row => (int)(long)subject;

    /// <summary>The place of the RDP that is to hear of the flag; <see cref="RdpRouting.Nobody"/> when none is.</summary>
    public readonly int Provider => User - 1;

    /// <summary>Whether it is the first change of the meter point that an RDP is to hear of.</summary>
    public readonly bool IsFirst => (second & First) != 0;

    /// <summary>The change (<see cref="CplMessageKind.FlagChanged"/>).</summary>
    public readonly FlagChange Flag
        => new(Mpxn.FromPacked(subject), (DccServiceFlag)first, (DccServiceFlag)(second & FlagMask), (second & EverActive) != 0);

    /// <summary>This message about a change of a flag.</summary>
    internal readonly CplMessage With(in FlagChange flag, int provider, bool isFirst)
    {
        int after = (int)flag.After | (isFirst ? First : 0) | (flag.WasEverActive ? EverActive : 0);
        return new CplMessage(this, flag.MeterPoint.Packed, (byte)flag.Before, (byte)after, (ushort)(provider + 1));
    }

    /// <summary>This message about alerts of one moment to one user.</summary>
    internal readonly CplMessage With(DccAlertCode alert, ushort user, AlertRecipient recipient, int alerts)
        => new(this, (ulong)alerts, (byte)alert, (byte)recipient, user);

    /// <summary>This message about a request.</summary>
    internal readonly CplMessage With(byte request, ResponseCode code, ushort user, int row)
        => new(this, (ulong)row, request, (byte)code, user);
}
