using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Modifications;

/// <summary>A change of who may send a service request variant.</summary>
/// <param name="Srv">The variant.</param>
/// <param name="Added">The roles that become eligible.</param>
/// <param name="Removed">The roles that stop being eligible; none of them added too.</param>
public sealed record RoleChange(ServiceRequestVariant Srv, UserRoles Added, UserRoles Removed);
