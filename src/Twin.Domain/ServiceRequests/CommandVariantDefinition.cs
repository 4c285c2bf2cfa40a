using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>One row of <c>rules/command-variants.csv</c>.</summary>
/// <param name="Variant">The command variant.</param>
/// <param name="Member">Its member of <see cref="CommandVariant"/>.</param>
/// <param name="Input">What the user sends.</param>
/// <param name="Output">What comes of it.</param>
/// <param name="LocalDelivery">Whether the command comes back to the user for local delivery.</param>
/// <param name="OverSmWan">Whether the command goes over the SM WAN.</param>
/// <param name="SynchronousOutput">Whether the answer to the post carries the output.</param>
/// <param name="Service">The service it is posted to; null for one no user may send.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record CommandVariantDefinition(
    CommandVariant Variant,
    string Member,
    string Input,
    string Output,
    bool LocalDelivery,
    bool OverSmWan,
    bool SynchronousOutput,
    DccService? Service,
    RuleSource Source,
    Confidence Confidence);
