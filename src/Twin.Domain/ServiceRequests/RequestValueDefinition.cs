using System.Collections.Immutable;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>One row of <c>rules/request-values.csv</c>: a value that a service request carries.</summary>
public sealed record RequestValueDefinition
{
    /// <summary>The request.</summary>
    public required ServiceRequestVariant Variant { get; init; }

    /// <summary>The value's name, which ends with its unit where it has one.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required RequestValueKind Kind { get; init; }

    /// <summary>The unit as a person reads it; may be empty.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether a request without it is refused.</summary>
    public required bool Required { get; init; }

    /// <summary>The least number, length of a text or number in a list.</summary>
    public required long Least { get; init; }

    /// <summary>The greatest number, length of a text or number in a list.</summary>
    public required long Most { get; init; }

    /// <summary>The most numbers in a list; 0 for every other kind.</summary>
    public required int MostCount { get; init; }

    /// <summary>
    /// The words allowed, or <c>digits</c>, <c>hex</c>, <c>printable</c>, <c>phone</c> for the form of a text, or <c>dates</c> for numbers
    /// that are days as 20261225; empty for any.
    /// </summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>The settings group the value is kept in; empty when it is not kept as a setting.</summary>
    public required string Group { get; init; }

    /// <summary>Where the row comes from.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Remarks; may be empty.</summary>
    public required string Notes { get; init; }
}
