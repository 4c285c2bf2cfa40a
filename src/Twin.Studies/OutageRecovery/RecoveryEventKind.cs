namespace Twin.Studies.OutageRecovery;

/// <summary>What is due in a partition. The numbers from 32 to 63 are this study's, so that it can share a calendar with others.</summary>
internal enum RecoveryEventKind : byte
{
    /// <summary>A request is sent for the first time, a schedule falls due, or a device raises an alert.</summary>
    Due = 32,

    /// <summary>A user repeats a request that the DSP refused; the event's sequence says how often it was refused.</summary>
    Repeated,
}
