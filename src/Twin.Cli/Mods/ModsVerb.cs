using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Mods;

/// <summary><c>twin mods</c>: the register of SEC modifications.</summary>
internal static class ModsVerb
{
    /// <summary>The verb with its commands.</summary>
    public static Command Create(Terminal terminal)
        => new Verb("mods", "Look into the register of modifications of the Smart Energy Code.")
        {
            ModsListCommand.Create(terminal),
            ModsShowCommand.Create(terminal),
        };
}
