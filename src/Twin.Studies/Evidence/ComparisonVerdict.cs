using System.Text.Json.Serialization;

namespace Twin.Studies.Evidence;

/// <summary>What the comparison of a metric of two runs comes to.</summary>
public enum ComparisonVerdict
{
    /// <summary>Both runs have the same value, in every replication as far as can be seen.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>The values differ; when replicated, the interval of the difference does not include zero.</summary>
    [JsonStringEnumMemberName("differs")]
    Differs,

    /// <summary>The values differ, and the interval of the difference includes zero.</summary>
    [JsonStringEnumMemberName("may be chance")]
    MayBeChance,

    /// <summary>One of the runs did not measure it.</summary>
    [JsonStringEnumMemberName("not comparable")]
    NotComparable,
}
