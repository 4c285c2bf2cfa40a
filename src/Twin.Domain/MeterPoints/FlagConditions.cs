namespace Twin.Domain.MeterPoints;

/// <summary>
/// What a flag rule may ask of a meter point: the columns of its truth table. A linked meter's <em>effective</em> status is the one
/// before any suspension or recovery (<c>eff</c> of domain.md 3.4).
/// </summary>
[Flags]
public enum FlagConditions : ushort
{
    /// <summary>Nothing holds.</summary>
    None = 0,

    /// <summary>Some linked meter shows Commissioned.</summary>
    AnyCommissioned = 1 << 0,

    /// <summary>Some linked meter is effectively Commissioned.</summary>
    AnyEffectiveCommissioned = 1 << 1,

    /// <summary>Some linked meter is effectively InstalledNotCommissioned.</summary>
    AnyEffectiveInstalled = 1 << 2,

    /// <summary>Some linked meter shows none of Decommissioned, Withdrawn, Pending, Whitelisted (<c>cur</c> is not empty).</summary>
    AnyCurrent = 1 << 3,

    /// <summary>There are current meters, and all of them show Suspended.</summary>
    AllCurrentSuspended = 1 << 4,

    /// <summary>There are linked meters, and all of them show Withdrawn.</summary>
    AllWithdrawn = 1 << 5,

    /// <summary>Some meter linked now or earlier was effectively InstalledNotCommissioned or Commissioned (<c>ever</c>).</summary>
    EverInstalled = 1 << 6,

    /// <summary>The flag is A now.</summary>
    FlagActive = 1 << 7,

    /// <summary>The meter that this event is about is linked and effectively Commissioned.</summary>
    EventMeterCommissioned = 1 << 8,

    /// <summary>This event takes a meter away: 8.3, or 8.4 unlinks or deletes it.</summary>
    EventRemovesMeter = 1 << 9,
}
