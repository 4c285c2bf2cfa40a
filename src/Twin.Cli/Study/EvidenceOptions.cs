using System.CommandLine;

namespace Twin.Cli.Study;

/// <summary>Options that sweeps and tornados share.</summary>
internal static class EvidenceOptions
{
    /// <summary><c>--metric</c>, once or several times.</summary>
    public static Option<string[]> Metrics(string description) => new("--metric") { Description = description, HelpName = "name" };
}
