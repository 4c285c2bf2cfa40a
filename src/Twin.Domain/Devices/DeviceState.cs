using System.Runtime.InteropServices;
using Twin.Domain.Identity;

namespace Twin.Domain.Devices;

/// <summary>The whole state of a device: 24 bytes, held in arrays by the engine and as a grain's state by the live twin.</summary>
/// <remarks>
/// Fields are public because the state is written in place by <see cref="DeviceMachine.Apply"/>; nothing else writes them.
/// Firmware is a number of the <see cref="Rules.ProductList"/>; users are numbers of the user directory; 0 stands for none.
/// What the device runs and what the inventory has recorded are separate on purpose: a lost 11.3 response lets them differ, and the
/// CPL hold follows the record (T-E, MP105).
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = 24)]
public struct DeviceState
{
    /// <summary>The device's EUI-64; none for a device that is not in the inventory.</summary>
    public DeviceId Id;

    /// <summary>The CPL entry the device really runs.</summary>
    public ushort RunningFirmware;

    /// <summary>The CPL entry the inventory (SMI) has on record.</summary>
    public ushort RecordedFirmware;

    /// <summary>The CPL entry of the image that waits on the device for 11.3; 0 when there is none.</summary>
    public ushort DeliveredFirmware;

    /// <summary>The user whose supplier certificate is on the device (held by proxy on SMETS1).</summary>
    public ushort SupplierCertificate;

    /// <summary>The user whose network operator certificate is on the device (held by proxy on SMETS1).</summary>
    public ushort NetworkOperatorCertificate;

    /// <summary>Lifecycle, CPL hold and recovery stage (R1).</summary>
    public DeviceStatus Status;

    /// <summary>What the device is.</summary>
    public DeviceType Type;

    /// <summary>The generation it was made to.</summary>
    public SmetsVersion Smets;

    /// <summary>Whether the device is in the inventory.</summary>
    public readonly bool Exists => !Id.IsNone;

    /// <summary>Whether the device runs another firmware than the inventory believes.</summary>
    public readonly bool RecordIsStale => RunningFirmware != RecordedFirmware;

    /// <summary>The SMI status as a user reads it; null for Type 2 Devices, which have none (codes.md 8).</summary>
    public readonly SmiStatus? ShownStatus => Type is DeviceType.Ihd or DeviceType.Cad ? null : Status.Shown;
}
