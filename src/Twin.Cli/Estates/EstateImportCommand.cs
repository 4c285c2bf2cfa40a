using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Estates;
using Twin.Studies.Inventories;

namespace Twin.Cli.Estates;

/// <summary><c>twin estate import</c>: checks an inventory and says what is in it.</summary>
internal static class EstateImportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("inventory.csv") { Description = "The inventory; its columns: docs/reference/inventory.md." };
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "import",
            "Read an inventory as a study would, report every bad line, and print its counts. Name it in a scenario as 'inventory:'.",
            "twin estate import inventory.csv")
        {
            file, json,
        };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            InputErrors errors = new();
            InputErrors warnings = new();
            using StreamReader reader = File.OpenText(path);
            SimulatedEstate? estate = InventoryReader.Read(reader, path, RuleSet.Sec2020, 1, errors, warnings);
            errors.ThrowIfAny();
            if (!parsed.IsQuiet())
            {
                foreach (InputError warning in warnings.Items)
                {
                    terminal.Error.WriteLine($"warning: {warning}");
                }
            }

            EstateSummary summary = EstateSummary.Of(estate!);
            terminal.Out.Write(parsed.GetValue(json) ? EstateSummaryText.ToJson(summary) + "\n" : EstateSummaryText.ToText(summary));
            return ExitCode.Ok;
        });
        return verb;
    }
}
