using System.Text.Json.Serialization;

namespace Twin.Studies.Results;

/// <summary>
/// How a run came about: what <c>twin study replay</c> needs to end in the same digest, and what is particular to one execution.
/// </summary>
public sealed record RunManifest
{
    /// <summary>The version of this file's shape; 1.</summary>
    public int ManifestVersion { get; init; } = 1;

    /// <summary>The study's name.</summary>
    public required string Study { get; init; }

    /// <summary>The seed of the first replication.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many replications were run.</summary>
    public required int Replications { get; init; }

    /// <summary>The threads used; the digest does not depend on them.</summary>
    public required int Threads { get; init; }

    /// <summary>The whole scenario as YAML text; its paths are relative to <see cref="ScenarioFolder"/>.</summary>
    public required string Scenario { get; init; }

    /// <summary>The folder the scenario lay in, as it was named; null for a built-in scenario.</summary>
    public required string? ScenarioFolder { get; init; }

    /// <summary>What <c>--set</c> said on top, each <c>key=value</c>.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>What <c>--mods</c> named on top; empty for nothing.</summary>
    public required IReadOnlyList<string> Mods { get; init; }

    /// <summary>Files that the scenario, <c>--mods</c> and the profile name, by path, with the SHA-256 of their content.</summary>
    public required IReadOnlyDictionary<string, string> InputFiles { get; init; }

    /// <summary>SHA-256 of all rule tables.</summary>
    public required string TableHash { get; init; }

    /// <summary>The digest the run ended in.</summary>
    public required string Digest { get; init; }

    /// <summary>The hash of the exogenous stream.</summary>
    public required string ExogenousHash { get; init; }

    /// <summary>The version of Twin that ran.</summary>
    public required string Version { get; init; }

    /// <summary>When the run started, ISO 8601 UTC; the host's clock, not part of any digest.</summary>
    public required string StartedAt { get; init; }

    /// <summary>How long the run took, seconds of wall time.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Discrete events dequeued and applied over all variants and replications.</summary>
    public required long Events { get; init; }

    /// <summary>The sweep this was; null, the default, for a run. A manifest without one has no such member.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SweepManifest? Sweep { get; init; }

    /// <summary>The tornado this was; null, the default, for a run. A manifest without one has no such member.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TornadoManifest? Tornado { get; init; }
}
