using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>What a request does to the metering part of a device.</summary>
public readonly record struct MeterRequestDecision
{
    /// <summary>I0; E11 when the request is not for the type of the device. Nothing changes when it is not I0.</summary>
    public required ResponseCode Code { get; init; }

    /// <summary>Why the device refused, though the request reached it.</summary>
    public MeterRefusal Refusal { get; init; }

    /// <summary>What the response carries.</summary>
    public required RequestValues Result { get; init; }

    /// <summary>The state afterwards: the same object when nothing changed, null for an untouched meter.</summary>
    public required MeteringState? State { get; init; }

    /// <summary>The settings afterwards; the same object when nothing changed.</summary>
    public required DeviceSettings Settings { get; init; }

    /// <summary>The device alerts to raise and the events that the log took in, by ascending time.</summary>
    public Sequence<MeterAlert> Alerts { get; init; }

    /// <summary>Whether the device did what was asked.</summary>
    public bool Accepted => Code == ResponseCode.I0 && Refusal == MeterRefusal.None;
}
