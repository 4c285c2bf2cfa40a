namespace Twin.Studies.CplRemoval;

/// <summary>Where a device lies that runs the entry: 8 bytes, because there are millions and fresh memory is what they cost.</summary>
internal readonly struct AffectedDevice
{
    private readonly uint premises;

    /// <summary>Remembers a device.</summary>
    /// <param name="device">The device's index in its partition.</param>
    /// <param name="premises">The premises' number within the partition.</param>
    /// <param name="isSuspendable">Whether a CPL removal suspends devices of its type (R2).</param>
    internal AffectedDevice(int device, int premises, bool isSuspendable)
    {
        Device = device;
        this.premises = ((uint)premises << 1) | (isSuspendable ? 1U : 0);
    }

    /// <summary>The device's index in its partition.</summary>
    internal int Device { get; }

    /// <summary>The premises' number within the partition.</summary>
    internal int Premises => (int)(premises >> 1);

    /// <summary>Whether a CPL removal suspends devices of its type (R2).</summary>
    internal bool IsSuspendable => (premises & 1) != 0;
}
