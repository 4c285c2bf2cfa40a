namespace Twin.Contracts.Operations;

/// <summary>The steps of a communications hub that no service request reports (Twin fact sheet 3.2).</summary>
public enum HubMovement
{
    /// <summary>The CSP delivers it; the DCC pre-notifies its CHF and GPF.</summary>
    Delivered,

    /// <summary>The party accepts the delivery.</summary>
    Accepted,

    /// <summary>The party sends it back.</summary>
    Shipped,

    /// <summary>The CSP has it back.</summary>
    Received,

    /// <summary>The CSP has found what was wrong with it.</summary>
    Closed,
}
