using System.Collections.Immutable;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>One row of <c>rules/request-effects.csv</c>: what a service request does to the metering part of a device.</summary>
/// <param name="Variant">The request.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Groups">The settings groups it sets or reads.</param>
/// <param name="Action">What the meter does beside.</param>
/// <param name="ReadBy">The reads that show what it set, as <c>4.18|4.3</c>; <c>settings</c> where DUIS has no read of it.</param>
/// <param name="Source">Where the row comes from.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Notes">Remarks; may be empty.</param>
public sealed record RequestEffect(
    ServiceRequestVariant Variant,
    RequestEffectKind Kind,
    ImmutableArray<string> Groups,
    MeterAction Action,
    ImmutableArray<string> ReadBy,
    RuleSource Source,
    Confidence Confidence,
    string Notes);
