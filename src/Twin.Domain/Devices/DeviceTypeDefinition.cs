using Twin.Domain.Rules;

namespace Twin.Domain.Devices;

/// <summary>One row of <c>rules/device-types.csv</c>.</summary>
/// <param name="Type">The type.</param>
/// <param name="Code">Its code in DUIS, as <c>ESME</c>.</param>
/// <param name="Name">Its name in the SEC.</param>
/// <param name="IsType2">Whether it is a Type 2 Device, which has no SMI status.</param>
/// <param name="IsOnCpl">Whether its models are listed on the Central Products List.</param>
/// <param name="SuspendedByDefault">Whether the 2020 rule set suspends it when its entry leaves the list.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record DeviceTypeDefinition(
    DeviceType Type,
    string Code,
    string Name,
    bool IsType2,
    bool IsOnCpl,
    bool SuspendedByDefault,
    RuleSource Source,
    Confidence Confidence);
