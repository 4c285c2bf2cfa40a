using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Studies.Modifications;

namespace Twin.Cli.Mods;

/// <summary><c>twin mods list</c>: the register as a table.</summary>
internal static class ModsListCommand
{
    private static readonly string[] Columns = ["id", "title", "status", "date", "cost", "kind", "studies"];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "list",
            "List the proposals of the register: how far they came, when, what they cost, and the studies that show their effect.",
            "twin mods list",
            "twin mods list --json")
        {
            json,
        };
        verb.SetAction(parsed =>
        {
            IReadOnlyList<Modification> all = ModificationRegister.BuiltIn.All;
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal.Out, all.Select(ModificationJson.Summary));
            }
            else
            {
                TableOutput.Write(terminal, Columns, all.Select(Row));
            }

            return ExitCode.Ok;
        });
        return verb;
    }

    private static string[] Row(Modification modification) =>
    [
        modification.Id,
        modification.Title,
        modification.Status is { } status ? ModificationCodes.Stages.Code(status.Stage) : "",
        modification.Status?.Date?.ToString() ?? "",
        modification.Costs.Count == 0
            ? ""
            : ModificationText.Pounds(modification.Costs.Min(cost => cost.LeastPounds), modification.Costs.Max(cost => cost.MostPounds)),
        ModificationCodes.Kinds.Code(modification.Kind),
        string.Join(", ", modification.Studies),
    ];
}
