using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Load;

/// <summary><c>twin load</c>: load on a live twin.</summary>
internal static class LoadVerb
{
    /// <summary>The verb with its commands.</summary>
    public static Command Create(Terminal terminal)
        => new Verb("load", "Put a live twin under load by a scenario file, and read how it answers.")
        {
            LoadListCommand.Create(terminal),
            LoadShowCommand.Create(terminal),
            LoadRunCommand.Create(terminal),
        };
}
