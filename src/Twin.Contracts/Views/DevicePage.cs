using Twin.Domain.Identity;

namespace Twin.Contracts.Views;

/// <summary>Some devices of the inventory.</summary>
/// <param name="Devices">The devices, ascending by EUI-64.</param>
/// <param name="Next">
/// The device after which to go on; null at the end. A page may hold fewer than were asked for, or none, and still not be the last: a
/// search looks at a bounded part of the estate at a time.
/// </param>
public sealed record DevicePage(IReadOnlyList<DeviceView> Devices, DeviceId? Next);
