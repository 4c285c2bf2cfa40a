using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>Something that happens to a communications hub from outside.</summary>
/// <param name="Command">What happens.</param>
/// <param name="Gpf">The EUI-64 of the GPF of a hub that is ordered; none otherwise.</param>
public readonly record struct HubOperation(HubCommand Command, DeviceId Gpf = default);
