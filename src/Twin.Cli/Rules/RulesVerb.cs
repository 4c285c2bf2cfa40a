using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Rules;

/// <summary><c>twin rules</c>: ask the rules directly.</summary>
internal static class RulesVerb
{
    /// <summary>The verb with its commands.</summary>
    public static Command Create(Terminal terminal)
        => new Verb("rules", "Ask the rules directly: who may send what, and which flag a meter point has.")
        {
            RulesShowCommand.Create(terminal),
            RulesCheckCommand.Create(terminal),
            RulesFlagsCommand.Create(terminal),
        };
}
