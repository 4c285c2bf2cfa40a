namespace Twin.Studies.Running;

/// <summary>The kinds of question that studies answer, in the order in which lists show them.</summary>
public enum StudyGroup
{
    /// <summary>Devices, firmware and the Central Products List.</summary>
    Devices,

    /// <summary>DCC Service Flags and what registration is told.</summary>
    Flags,

    /// <summary>Loss of supply and the alerts that tell of it.</summary>
    PowerOutages,

    /// <summary>Outages and load of the DCC: queues, throttles and thresholds.</summary>
    Traffic,

    /// <summary>Several of these on one timeline.</summary>
    Combined,
}
