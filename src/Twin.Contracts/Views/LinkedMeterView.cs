using Twin.Domain.Devices;
using Twin.Domain.Identity;

namespace Twin.Contracts.Views;

/// <summary>A meter linked to a meter point.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Status">The SMI status that the meter point last heard.</param>
public sealed record LinkedMeterView(DeviceId Meter, SmiStatus Status);
