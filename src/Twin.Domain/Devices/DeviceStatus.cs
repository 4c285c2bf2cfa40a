using System.Runtime.CompilerServices;
namespace Twin.Domain.Devices;

/// <summary>
/// The three stored parts of a device's status in one byte (R1): lifecycle, CPL hold and recovery stage. They move independently;
/// the SMI status is projected from them by <see cref="Shown"/>.
/// </summary>
/// <remarks>Bits 0-2 lifecycle, bit 3 hold, bits 4-5 recovery stage. The default value is Pending, no hold, no recovery.</remarks>
public readonly record struct DeviceStatus
{
    private const int HoldBit = 0x08;
    private const int RecoveryShift = 4;

    private readonly byte packed;

    private DeviceStatus(byte packed) => this.packed = packed;

    /// <summary>Makes a status from its three parts.</summary>
    public DeviceStatus(DeviceLifecycle lifecycle, bool cplHold = false, RecoveryStage recovery = RecoveryStage.None)
        => packed = (byte)((int)lifecycle | (cplHold ? HoldBit : 0) | ((int)recovery << RecoveryShift));

    /// <summary>How far the installation has come; the status before any suspension or recovery.</summary>
    public DeviceLifecycle Lifecycle => (DeviceLifecycle)(packed & 0x07);

    /// <summary>Whether the device's model and firmware, as the inventory knows them, are off the CPL.</summary>
    public bool CplHold => (packed & HoldBit) != 0;

    /// <summary>Where the device stands in an SMKI recovery.</summary>
    public RecoveryStage Recovery => (RecoveryStage)(packed >> RecoveryShift);

    /// <summary>The parts as one byte, for storage and digests.</summary>
    public byte Packed => packed;

    /// <summary>Whether the lifecycle is Decommissioned or Withdrawn, which nothing leaves.</summary>
    public bool IsFinal => Lifecycle >= DeviceLifecycle.Decommissioned;

    /// <summary>
    /// The SMI status shown (R1), the first that holds: Decommissioned or Withdrawn; Recovery or Recovered; Suspended when held and
    /// InstalledNotCommissioned or Commissioned; else the lifecycle.
    /// </summary>
    public SmiStatus Shown
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            DeviceLifecycle lifecycle = Lifecycle;
            if (lifecycle >= DeviceLifecycle.Decommissioned)
            {
                return (SmiStatus)lifecycle;
            }

            if (packed >= 1 << RecoveryShift)
            {
                return Recovery == RecoveryStage.Recovery ? SmiStatus.Recovery : SmiStatus.Recovered;
            }

            return CplHold && lifecycle >= DeviceLifecycle.InstalledNotCommissioned ? SmiStatus.Suspended : (SmiStatus)lifecycle;
        }
    }

    /// <summary>Restores a status from <see cref="Packed"/>.</summary>
    /// <exception cref="FormatException">The byte is not one that <see cref="Packed"/> gives.</exception>
    public static DeviceStatus FromPacked(byte packed)
    {
        DeviceStatus status = new(packed);
        return status.Lifecycle <= DeviceLifecycle.Withdrawn && (packed >> RecoveryShift) <= (int)RecoveryStage.Recovered
            ? status
            : throw new FormatException($"{packed} is not a packed device status");
    }

    /// <summary>This status with another lifecycle.</summary>
    public DeviceStatus With(DeviceLifecycle lifecycle) => new((byte)((packed & ~0x07) | (int)lifecycle));

    /// <summary>This status with the hold set or cleared.</summary>
    public DeviceStatus WithHold(bool hold) => new((byte)(hold ? packed | HoldBit : packed & ~HoldBit));

    /// <summary>This status at another stage of recovery.</summary>
    public DeviceStatus With(RecoveryStage recovery) => new((byte)((packed & 0x0F) | ((int)recovery << RecoveryShift)));

    /// <summary>The SMI status shown and, where they differ, the parts behind it.</summary>
    public override string ToString() => (SmiStatus)Lifecycle == Shown ? Shown.ToString() : $"{Shown} ({Lifecycle})";
}
