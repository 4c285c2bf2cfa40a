namespace Twin.Studies.Power;

/// <summary>
/// What is due at a premises whose supply is concerned; the number is also its priority at the same moment. The models of power take the
/// numbers from 64 to 95, so that a study can run them beside others on one calendar.
/// </summary>
internal enum SupplyEventKind : byte
{
    /// <summary>An outage takes the supply; the data is the number of the outage.</summary>
    LoseSupply = 64,

    /// <summary>The supplier activates firmware on the electricity meter (11.3); the data is the day's attempt.</summary>
    ActivateFirmware,

    /// <summary>
    /// The hub's hold-up is over: it raises AD1. Before a return at the same moment, because exactly three minutes raise it (A15).
    /// </summary>
    ExpireHoldUp,

    /// <summary>A cause of the loss is gone; the data is the number of the outage, or <see cref="SupplyModel.Activation"/>.</summary>
    RestoreSupply,

    /// <summary>A customer calls 105; the data is the number of the outage.</summary>
    Call,
}
