namespace Twin.Domain.ServiceRequests;

/// <summary>What a request's sender has to be registered for (Twin code sheet section 4).</summary>
public enum RegistrationCheck : byte
{
    /// <summary>No role is eligible, so nothing is checked.</summary>
    NotApplicable,

    /// <summary>Nothing: the role is enough.</summary>
    No,

    /// <summary>The meter point linked to the device, at the execution time.</summary>
    Yes,

    /// <summary>The meter point, over the whole period asked for (SRPD 6.1(f)(i)).</summary>
    YesForPeriod,

    /// <summary>The meter point of every device in the list.</summary>
    YesPerDevice,

    /// <summary>6.23: the import meter point, as the incoming supplier, at the execution time.</summary>
    YesIncomingSupplierAtExecution,

    /// <summary>A meter on the communications hub; any supplier while none is linked.</summary>
    Conditional,

    /// <summary>The schedule must be the sender's own.</summary>
    ScheduleOwner,

    /// <summary>Critical: the meter point on SMETS1 only; the certificate is enough on SMETS2+ (TABASC_50_0602_13, DP107).</summary>
    Smets1Only,
}
