using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Domain.MeterPoints;

/// <summary>One thing that happens to a meter point. Made by the factories; fields that a kind does not use are zero.</summary>
public readonly record struct MeterPointCommand
{
    internal MeterPointCommand(MeterPointCommandKind kind) => Kind = kind;

    /// <summary>What happens.</summary>
    public MeterPointCommandKind Kind { get; internal init; }

    /// <summary>The meter it is about.</summary>
    public DeviceId Meter { get; internal init; }

    /// <summary>The meter's status now.</summary>
    public DeviceStatus Status { get; internal init; }

    /// <summary>What changed the meter's status (<see cref="MeterPointCommandKind.HearMeterStatus"/> only).</summary>
    public DeviceCommandKind Cause { get; internal init; }

    /// <summary>The user that the registration data name.</summary>
    public ushort User { get; internal init; }

    /// <summary>8.11 or 8.4 links a meter that has this status.</summary>
    public static MeterPointCommand Link(DeviceId meter, DeviceStatus status)
        => new(MeterPointCommandKind.LinkMeter) { Meter = meter, Status = status };

    /// <summary>8.4 unlinks a meter.</summary>
    public static MeterPointCommand Unlink(DeviceId meter) => new(MeterPointCommandKind.UnlinkMeter) { Meter = meter };

    /// <summary>A linked meter tells its new status.</summary>
    public static MeterPointCommand Hear(DeviceId meter, DeviceStatus status, DeviceCommandKind cause)
        => new(MeterPointCommandKind.HearMeterStatus) { Meter = meter, Status = status, Cause = cause };

    /// <summary>A registration file names another supplier.</summary>
    public static MeterPointCommand ChangeSupplier(ushort user) => new(MeterPointCommandKind.ChangeSupplier) { User = user };

    /// <summary>A registration file names another agent.</summary>
    public static MeterPointCommand ChangeAgent(ushort user) => new(MeterPointCommandKind.ChangeAgent) { User = user };

    /// <summary>Derives the flag afresh under the rule in force.</summary>
    public static MeterPointCommand DeriveFlag() => new(MeterPointCommandKind.DeriveFlag);
}
