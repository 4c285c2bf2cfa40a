namespace Twin.Load.Scenarios;

/// <summary>Who sends a step's requests.</summary>
public enum StepSender
{
    /// <summary>The supplier registered at the device's meter point: import or gas.</summary>
    Supplier,

    /// <summary>The supplier registered at the export MPAN.</summary>
    ExportSupplier,

    /// <summary>The network operator of the meter point.</summary>
    NetworkOperator,

    /// <summary>The supplier's agent.</summary>
    Agent,

    /// <summary>Any user of the twin in the role of other user.</summary>
    OtherUser,
}
