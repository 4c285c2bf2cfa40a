using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>A device on a hub's log joins the HAN while the join window is open (D4).</summary>
/// <param name="Device">The device.</param>
public sealed record DeviceJoined(DeviceId Device) : Operation;
