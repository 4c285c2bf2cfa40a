using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Cli.Mods;
using Twin.Domain.Rules;
using Twin.Studies.RuleLookups;

namespace Twin.Cli.Rules;

/// <summary><c>twin rules check</c>: access control over a list of requests.</summary>
internal static class RulesCheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("requests.csv")
        {
            Description = $"The requests: columns {Names(required: true)}; optional {Names(required: false)} (default: in order).",
        };
        Option<string?> mods = ModsOption.Create();
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "check",
            "Decide a list of service requests: print each with its outcome, response code, the check that decided and the clause for it.",
            "twin rules check requests.csv",
            "twin rules check requests.csv --mods MP105 --json")
        {
            file, mods, json,
        };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            RuleSet rules = ModsOption.RulesWith(parsed.GetValue(mods));
            InputErrors errors = new();
            using StreamReader reader = File.OpenText(path);
            RequestListCheck.Run(reader, path, rules.Access, terminal.Out, parsed.GetValue(json), errors);
            errors.ThrowIfAny();
            return ExitCode.Ok;
        });
        return verb;
    }

    private static string Names(bool required)
        => string.Join(',', RequestList.Columns.Where(column => column.Required == required).Select(column => column.Name));
}
