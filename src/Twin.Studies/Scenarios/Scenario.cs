namespace Twin.Studies.Scenarios;

/// <summary>The input of a study, read and checked.</summary>
public sealed record Scenario
{
    /// <summary>The study it is for.</summary>
    public required string Study { get; init; }

    /// <summary>One line for the report's head.</summary>
    public required string Title { get; init; }

    /// <summary>Where the estate comes from.</summary>
    public required EstateSource Estate { get; init; }

    /// <summary>The values of all inputs.</summary>
    public required InputSet Inputs { get; init; }

    /// <summary>The requests that are business as usual.</summary>
    public required IReadOnlyList<TrafficRow> Traffic { get; init; }

    /// <summary>The variants; the first is the baseline. At least one.</summary>
    public required IReadOnlyList<VariantDefinition> Variants { get; init; }

    /// <summary>The seed the scenario asks for; null for none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The folder the scenario lies in, which its paths are relative to; null for a built-in one.</summary>
    public string? Folder { get; init; }

    /// <summary>The scenario's text as read, for the manifest.</summary>
    public required string Text { get; init; }

    /// <summary>The <c>--set</c> arguments applied on top, for the manifest.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The <c>--mods</c> argument applied on top, for the manifest; empty for none.</summary>
    public IReadOnlyList<string> ModsArgument { get; init; } = [];
}
