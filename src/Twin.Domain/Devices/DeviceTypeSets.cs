namespace Twin.Domain.Devices;

/// <summary>Membership of a device type in a set.</summary>
public static class DeviceTypeSets
{
    /// <summary>Whether the set holds the type.</summary>
    public static bool IsIn(this DeviceType type, DeviceTypes set) => ((int)set & (1 << (int)type)) != 0;
}
