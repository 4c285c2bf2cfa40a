namespace Twin.Domain.ServiceRequests;

/// <summary>The user roles of the SEC (codes.md 4).</summary>
/// <remarks>Equal to <c>rules/user-roles.csv</c>; a test compares them.</remarks>
public enum UserRole : byte
{
    /// <summary>IS: registered for the import MPAN.</summary>
    ImportSupplier,

    /// <summary>ES: registered for the export MPAN.</summary>
    ExportSupplier,

    /// <summary>GS: registered for the MPRN.</summary>
    GasSupplier,

    /// <summary>ED: the electricity distributor (DNO or IDNO) of the MPAN.</summary>
    ElectricityDistributor,

    /// <summary>GT: the gas transporter of the MPRN.</summary>
    GasTransporter,

    /// <summary>RSA: the agent recorded for the meter point.</summary>
    RegisteredSupplierAgent,

    /// <summary>OU: any other user; no link by registration, consent is the user's own duty.</summary>
    OtherUser,
}
