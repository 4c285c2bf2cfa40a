namespace Twin.Domain.Alerts;

/// <summary>A set of alert recipients, one bit each (bit number = <see cref="AlertRecipient"/>).</summary>
[Flags]
public enum AlertRecipients : ushort
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The supplier registered for the device: IS for electricity, GS for gas.</summary>
    ResponsibleSupplier = 1 << AlertRecipient.ResponsibleSupplier,

    /// <summary>The import supplier of the meter point.</summary>
    ImportSupplier = 1 << AlertRecipient.ImportSupplier,

    /// <summary>The export supplier of the meter point.</summary>
    ExportSupplier = 1 << AlertRecipient.ExportSupplier,

    /// <summary>The electricity distributor or gas transporter of the meter point.</summary>
    NetworkOperator = 1 << AlertRecipient.NetworkOperator,

    /// <summary>The electricity distributor of the meter point.</summary>
    ElectricityDistributor = 1 << AlertRecipient.ElectricityDistributor,

    /// <summary>The agent recorded for the meter point.</summary>
    RegisteredAgent = 1 << AlertRecipient.RegisteredAgent,

    /// <summary>The user whose request led to the alert.</summary>
    Sender = 1 << AlertRecipient.Sender,

    /// <summary>The user whose schedule it is.</summary>
    ScheduleOwner = 1 << AlertRecipient.ScheduleOwner,

    /// <summary>The users whose certificates are on the device.</summary>
    CertificateHolder = 1 << AlertRecipient.CertificateHolder,

    /// <summary>The supplier before a change of supplier.</summary>
    OldSupplier = 1 << AlertRecipient.OldSupplier,

    /// <summary>The supplier of the other fuel on the same hub.</summary>
    OtherSupplierOnHub = 1 << AlertRecipient.OtherSupplierOnHub,

    /// <summary>The user whose DUIS version is too old.</summary>
    UserOnOldSchema = 1 << AlertRecipient.UserOnOldSchema,
}
