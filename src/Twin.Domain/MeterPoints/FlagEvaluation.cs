namespace Twin.Domain.MeterPoints;

/// <summary>At which events a flag rule is looked at.</summary>
public enum FlagEvaluation : byte
{
    /// <summary>At every event of a linked meter.</summary>
    EveryEvent,

    /// <summary>At every event but changes into and out of Suspended, Recovery and Recovered.</summary>
    ExceptHoldsAndRecovery,

    /// <summary>On 8.1.1, 8.3, and the linking and unlinking of a meter (its deletion, too) alone (rule b; T-M 3.1.2).</summary>
    ServiceRequestsOnly,
}
