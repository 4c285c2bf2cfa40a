using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Domain.Metering;

/// <summary>
/// What the load profile and the prepayment of a meter follow from, beside its state. For a GPF, which mirrors a gas meter: the id of the
/// GSME (and its state and settings beside), with the type GPF.
/// </summary>
public readonly record struct MeteredDevice
{
    /// <summary>The seed of the twin.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The meter, or the hub of a CHF.</summary>
    public required DeviceId Id { get; init; }

    /// <summary>The type of the device that is asked.</summary>
    public required DeviceType Type { get; init; }

    /// <summary>Its generation.</summary>
    public required SmetsVersion Smets { get; init; }

    /// <summary>Whether the premises has an export MPAN, so that the meter counts export. Default: no.</summary>
    public bool ExportMeasured { get; init; }

    /// <summary>
    /// From when the registers count for a meter whose state does not say (<see cref="MeteringState.Base"/>): 0 there, and no log goes
    /// back before it. Default: 1970-01-01.
    /// </summary>
    public SimTime InstalledAt { get; init; }

    /// <summary>Whether it measures gas, in dm3, or else electricity, in Wh.</summary>
    public bool IsGas => Type is DeviceType.Gsme or DeviceType.Gpf;
}
