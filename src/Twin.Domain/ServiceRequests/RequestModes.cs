namespace Twin.Domain.ServiceRequests;

/// <summary>The ways a request may be executed.</summary>
[Flags]
public enum RequestModes : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>At once.</summary>
    OnDemand = 1 << 0,

    /// <summary>At an execution time given in the request.</summary>
    FutureDated = 1 << 1,

    /// <summary>By a schedule the DCC keeps (5.1).</summary>
    DccScheduled = 1 << 2,

    /// <summary>By the DCC itself, at once.</summary>
    DccOnly = 1 << 3,
}
