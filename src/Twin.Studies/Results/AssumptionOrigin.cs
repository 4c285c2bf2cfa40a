using System.Text.Json.Serialization;

namespace Twin.Studies.Results;

/// <summary>Where the value of an input came from.</summary>
public enum AssumptionOrigin
{
    /// <summary>The built-in default, which has a public source.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>The built-in default; no public value exists (domain.md 4.9), so the reader should doubt it first.</summary>
    [JsonStringEnumMemberName("assumed")]
    Assumed,

    /// <summary>The scenario file.</summary>
    [JsonStringEnumMemberName("scenario")]
    Scenario,

    /// <summary>The command line (<c>--set</c>).</summary>
    [JsonStringEnumMemberName("command line")]
    CommandLine,
}
