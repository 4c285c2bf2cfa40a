namespace Twin.Studies.OutageRecovery;

/// <summary>What a partition tells the centre of a message. The order is that of what happens at one moment.</summary>
internal enum RecoveryMessageKind : byte
{
    /// <summary>It was due; told for the event log alone.</summary>
    Due,

    /// <summary>The DSP refused the request; told for the event log alone.</summary>
    Refused,

    /// <summary>The user gives the request up; told for the event log alone.</summary>
    GivenUp,

    /// <summary>The schedule is missed; told for the event log alone.</summary>
    Missed,

    /// <summary>It goes on when the outage is over.</summary>
    Held,

    /// <summary>It goes on.</summary>
    Accepted,
}
