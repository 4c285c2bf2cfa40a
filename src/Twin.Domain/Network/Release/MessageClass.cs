namespace Twin.Domain.Network.Release;

/// <summary>What a message from the DCC to a user is about, as far as its release may depend on it (T-B; Twin fact sheet 4.3).</summary>
/// <remarks>
/// The members stand in the order of urgency that T-B and the fact sheet suggest: install and commission and prepayment first, alerts last.
/// The order that holds in a run is an input, <see cref="ReleasePlan.Order"/>.
/// </remarks>
public enum MessageClass : byte
{
    /// <summary>A response that an installer waits for on the doorstep (8.1.1, 8.11 and the like).</summary>
    InstallAndCommission,

    /// <summary>A response to a top-up or to another prepayment request (service 2).</summary>
    Prepayment,

    /// <summary>A response to a change of supplier (6.23) or to a critical request.</summary>
    ChangeOfSupplierAndCritical,

    /// <summary>A response to any other request made on demand.</summary>
    OnDemandRead,

    /// <summary>A response to a request that the DCC's schedule made.</summary>
    ScheduledRead,

    /// <summary>A device alert or a DCC alert.</summary>
    Alert,
}
