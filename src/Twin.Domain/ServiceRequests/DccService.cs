namespace Twin.Domain.ServiceRequests;

/// <summary>The three services a user posts requests to (Twin code sheet section 3).</summary>
public enum DccService : byte
{
    /// <summary>Critical requests become pre-commands: command variant 4.</summary>
    Transform,

    /// <summary>Answered synchronously: command variants 2, 6 and 8.</summary>
    NonDevice,

    /// <summary>Sent over the SM WAN: command variants 1, 3, 5 and 7.</summary>
    SendCommand,
}
