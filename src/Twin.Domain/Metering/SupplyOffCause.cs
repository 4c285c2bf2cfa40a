namespace Twin.Domain.Metering;

/// <summary>Why a supply is not enabled: what was disabled for want of credit is armed by a top up, nothing else is.</summary>
public enum SupplyOffCause : byte
{
    /// <summary>It is enabled.</summary>
    None,

    /// <summary>A request disabled it (7.2).</summary>
    Command,

    /// <summary>The credit was used up.</summary>
    Credit,

    /// <summary>The load was above its limit (6.4.1): it is enabled again when the time set for it is over.</summary>
    LoadLimit,
}
