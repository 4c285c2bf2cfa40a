namespace Twin.Domain.ServiceRequests;

/// <summary>Whether a command can affect supply or charges, and so is signed by the user (Twin code sheet section 2).</summary>
public enum Criticality : byte
{
    /// <summary>Transformed, correlated and signed by the user: command variants 4 to 7.</summary>
    Critical,

    /// <summary>Signed by the DCC: command variants 1 to 3.</summary>
    NonCritical,

    /// <summary>Answered by the DCC: command variant 8.</summary>
    NonDevice,
}
