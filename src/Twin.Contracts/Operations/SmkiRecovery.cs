using Twin.Domain.Identity;

namespace Twin.Contracts.Operations;

/// <summary>A step of recovery from compromised certificates at one device (Twin fact sheet 3.1, D19 to D21).</summary>
/// <param name="Device">The device.</param>
/// <param name="Step">Which step.</param>
public sealed record SmkiRecovery(DeviceId Device, SmkiRecoveryStep Step) : Operation;
