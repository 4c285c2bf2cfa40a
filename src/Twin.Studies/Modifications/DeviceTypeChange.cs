using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.Modifications;

/// <summary>A change of the device types a service request variant is for.</summary>
/// <param name="Srv">The variant.</param>
/// <param name="Added">The types it becomes valid for.</param>
/// <param name="Removed">The types it stops being valid for; none of them added too.</param>
public sealed record DeviceTypeChange(ServiceRequestVariant Srv, DeviceTypes Added, DeviceTypes Removed);
