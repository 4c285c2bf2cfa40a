using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>A non-critical request that a Suspended device still admits (Twin resolutions R3).</summary>
/// <param name="Variant">The request.</param>
/// <param name="CommandVariants">The command variants it holds for.</param>
/// <param name="Smets1">Whether it holds for SMETS1 devices.</param>
/// <param name="Smets2">Whether it holds for SMETS2+ devices.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record SuspendedExemption(
    ServiceRequestVariant Variant, CommandVariants CommandVariants, bool Smets1, bool Smets2, RuleSource Source)
{
    /// <summary>The command variants it holds for on a generation of devices.</summary>
    public CommandVariants On(SmetsVersion smets)
        => (smets == SmetsVersion.Smets1 ? Smets1 : Smets2) ? CommandVariants : CommandVariants.None;
}
