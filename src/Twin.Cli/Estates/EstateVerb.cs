using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Estates;

/// <summary><c>twin estate</c>: estates from profiles and inventories.</summary>
internal static class EstateVerb
{
    /// <summary>The verb with its commands.</summary>
    public static Command Create(Terminal terminal)
        => new Verb("estate", "Build an estate from a profile, or read one from an inventory, and look at it.")
        {
            EstateShowCommand.Create(terminal),
            EstateBuildCommand.Create(terminal),
            EstateImportCommand.Create(terminal),
        };
}
