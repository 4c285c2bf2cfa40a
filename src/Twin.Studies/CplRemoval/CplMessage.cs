using System.Runtime.InteropServices;
using Twin.Domain.Alerts;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.ServiceRequests;
using Twin.Engine.Runs;

namespace Twin.Studies.CplRemoval;

/// <summary>A message from a partition to the centre; fields that a kind does not use are zero.</summary>
/// <remarks>56 bytes: a mass event posts three for each device, and fresh memory is what that costs most.</remarks>
[StructLayout(LayoutKind.Auto)]
internal record struct CplMessage : IOrderedMessage
{
    private byte priority;
    private ushort sequence;
    private Mpxn meterPoint;
    private DccServiceFlag flagBefore;
    private DccServiceFlag flagAfter;
    private bool wasEverActive;

    /// <inheritdoc/>
    public required long TimeMs { get; init; }

    /// <inheritdoc/>
    public required int Priority
    {
        readonly get => priority;
        init => priority = checked((byte)value);
    }

    /// <inheritdoc/>
    public required ulong Entity { get; init; }

    /// <inheritdoc/>
    public required int Sequence
    {
        readonly get => sequence;
        init => sequence = checked((ushort)value);
    }

    /// <summary>What it says.</summary>
    public required CplMessageKind Kind { get; init; }

    /// <summary>The device it is about.</summary>
    public DeviceId Device { get; init; }

    /// <summary>The device's type.</summary>
    public DeviceType Type { get; init; }

    /// <summary>The alert (<see cref="CplMessageKind.Alert"/>).</summary>
    public DccAlertCode Alert { get; set; }

    /// <summary>The user an alert goes to, or the network operator of a flag's meter point.</summary>
    public ushort User { get; set; }

    /// <summary>Which relation to the device makes the user a recipient.</summary>
    public AlertRecipient Recipient { get; set; }

    /// <summary>The service request variant's number, for requests.</summary>
    public byte Request { get; set; }

    /// <summary>The response code, for requests rejected.</summary>
    public ResponseCode Code { get; set; }

    /// <summary>The change (<see cref="CplMessageKind.FlagChanged"/>).</summary>
    public FlagChange Flag
    {
        readonly get => new(meterPoint, flagBefore, flagAfter, wasEverActive);
        set => (meterPoint, flagBefore, flagAfter, wasEverActive) = value;
    }

    /// <summary>Whether an RDP is to hear of the flag (<c>smets1Exported</c>, R5).</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether it is the first change of the meter point that an RDP is to hear of.</summary>
    public bool IsFirst { get; set; }

    /// <summary>The row of business as usual, for its requests; -1 for those of the campaign.</summary>
    public short Row { get; set; }
}
