namespace Twin.Domain.ServiceRequests;

/// <summary>A set of user roles, one bit each (bit number = <see cref="UserRole"/>).</summary>
[Flags]
public enum UserRoles : byte
{
    /// <summary>No role.</summary>
    None = 0,

    /// <summary>IS.</summary>
    ImportSupplier = 1 << UserRole.ImportSupplier,

    /// <summary>ES.</summary>
    ExportSupplier = 1 << UserRole.ExportSupplier,

    /// <summary>GS.</summary>
    GasSupplier = 1 << UserRole.GasSupplier,

    /// <summary>ED.</summary>
    ElectricityDistributor = 1 << UserRole.ElectricityDistributor,

    /// <summary>GT.</summary>
    GasTransporter = 1 << UserRole.GasTransporter,

    /// <summary>RSA.</summary>
    RegisteredSupplierAgent = 1 << UserRole.RegisteredSupplierAgent,

    /// <summary>OU.</summary>
    OtherUser = 1 << UserRole.OtherUser,
}
