namespace Twin.Studies.Power;

/// <summary>What the models of power tell the centre.</summary>
internal enum SupplyMessageKind : byte
{
    /// <summary>A premises lost its supply.</summary>
    SupplyLost,

    /// <summary>A hub raised AD1.</summary>
    AlertRaised,

    /// <summary>A hub raised AD1 and it got lost on the way to the CSP.</summary>
    AlertLost,

    /// <summary>A premises has its supply again; the code says which alert the meter sends.</summary>
    SupplyRestored,

    /// <summary>A customer called 105.</summary>
    Called,

    /// <summary>Firmware was activated on an electricity meter (11.3).</summary>
    Activated,
}
