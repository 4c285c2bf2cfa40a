namespace Twin.Domain.Metering;

/// <summary>Whether a meter lets electricity or gas through (DUIS 7.1 to 7.4).</summary>
public enum SupplyState : byte
{
    /// <summary>It does; a gas valve is open.</summary>
    Enabled,

    /// <summary>It does not; a gas valve is closed.</summary>
    Disabled,

    /// <summary>It does not until somebody at the premises enables it.</summary>
    Armed,
}
