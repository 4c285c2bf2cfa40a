using System.CommandLine;

namespace Twin.Cli.Infrastructure;

/// <summary>A command with examples in its help text.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">One or two sentences for a planner.</param>
/// <param name="examples">Whole command lines that work as they stand.</param>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines that work as they stand.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
