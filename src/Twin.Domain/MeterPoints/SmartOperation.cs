using Twin.Domain.Devices;

namespace Twin.Domain.MeterPoints;

/// <summary>
/// The truth that flags are measured against: whether a supplier could operate the meter on the wall as a smart meter (Twin fact sheet
/// 2, MP077: wrong-flag days against "can be operated smart").
/// </summary>
public static class SmartOperation
{
    /// <summary>
    /// Whether a meter that hangs on the wall can be operated: it is Commissioned. A suspension or a recovery leaves the flag alone, says
    /// the Modification Report (R, 3), because the meter still takes critical requests; who disagrees does not let them count.
    /// </summary>
    /// <param name="onWall">The meter's status in the inventory; null where no smart meter hangs on the wall.</param>
    /// <param name="heldMetersCount">Whether a meter in Suspended, Recovery or Recovered counts as one that can be operated.</param>
    public static bool IsPossible(DeviceStatus? onWall, bool heldMetersCount)
        => onWall is { Lifecycle: DeviceLifecycle.Commissioned } status && (heldMetersCount || status.Shown == SmiStatus.Commissioned);

    /// <summary>What a flag says, held against the truth. A alone promises a meter that can be operated.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="canBeOperated">The truth.</param>
    public static FlagVerdict Judge(DccServiceFlag flag, bool canBeOperated)
        => (flag == DccServiceFlag.A) == canBeOperated ? FlagVerdict.Right
            : canBeOperated ? FlagVerdict.FalselyNotActive : FlagVerdict.FalselyActive;
}
