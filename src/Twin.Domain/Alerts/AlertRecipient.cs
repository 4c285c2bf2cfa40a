namespace Twin.Domain.Alerts;

/// <summary>Who gets an alert, by its relation to the device, the meter point or the request.</summary>
public enum AlertRecipient : byte
{
    /// <summary>The supplier registered for the device: IS for electricity, GS for gas.</summary>
    ResponsibleSupplier,

    /// <summary>The import supplier of the meter point.</summary>
    ImportSupplier,

    /// <summary>The export supplier of the meter point.</summary>
    ExportSupplier,

    /// <summary>The electricity distributor or gas transporter of the meter point.</summary>
    NetworkOperator,

    /// <summary>The electricity distributor of the meter point.</summary>
    ElectricityDistributor,

    /// <summary>The agent recorded for the meter point.</summary>
    RegisteredAgent,

    /// <summary>The user whose request led to the alert.</summary>
    Sender,

    /// <summary>The user whose schedule it is.</summary>
    ScheduleOwner,

    /// <summary>The users whose certificates are on the device.</summary>
    CertificateHolder,

    /// <summary>The supplier before a change of supplier.</summary>
    OldSupplier,

    /// <summary>The supplier of the other fuel on the same hub.</summary>
    OtherSupplierOnHub,

    /// <summary>The user whose DUIS version is too old.</summary>
    UserOnOldSchema,
}
