using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Rules;
using Twin.Studies.Input;
using Twin.Studies.Modifications;

namespace Twin.Cli.Mods;

/// <summary><c>twin mods show</c>: one record of the register, whole.</summary>
internal static class ModsShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> id = new("id")
        {
            Description = "An id of the register, also of a variant or an older number (DP105), or the path of your own YAML file.",
        };
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "show",
            "Show all that the register knows of a proposal: history, costs, who and what it touches, the switches it turns, sources.",
            "twin mods show MP105",
            "twin mods show MP077 --json")
        {
            id, json,
        };
        verb.SetAction(parsed =>
        {
            Modification modification = Find(parsed.GetRequiredValue(id));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal.Out, ModificationJson.Full(modification));
            }
            else
            {
                Print(modification, new RecordOutput(terminal));
            }

            return ExitCode.Ok;
        });
        return verb;
    }

    private static Modification Find(string id)
    {
        ModificationRegister register = ModificationRegister.BuiltIn;
        if (register.Find(id) is { } known)
        {
            return known.Modification;
        }

        InputErrors errors = new();
        SelectedModification? own = File.Exists(id) ? register.Load(id, errors) : null;
        if (own is null && !errors.Any)
        {
            string hint = NearestText.Hint(id, register.Ids);
            errors.Add("mods show", 0, "id", id, "an id of the register (twin mods list) or the path of a YAML file", hint);
        }

        errors.ThrowIfAny();
        return own!.Modification;
    }

    private static void Print(Modification modification, RecordOutput output)
    {
        output.Line($"{modification.Id}  {modification.Title}");
        output.Section("Kind", ModificationCodes.Kinds.Code(modification.Kind));
        output.Section("In the twin", ModificationCodes.Simulations.Code(modification.Simulation));
        output.Section("Also known as", string.Join(", ", modification.OtherIds));
        output.Section("Raised", modification.Raised?.ToString());
        output.Section("Proposer", modification.Proposer?.ToString());
        output.Section("As is", modification.AsIs);
        output.Section("To be", modification.ToBe);
        output.Section("History", modification.StatusHistory.Select(ModificationText.Of));
        output.Section("Timetable", modification.Timetable.Select(ModificationText.Of));
        output.Section("Costs (different scopes, not to be added up)", modification.Costs.Select(ModificationText.Of));
        output.Section("Lead times", modification.LeadTimes.Select(ModificationText.Of));
        output.Section("Aimed at", modification.Targets.Select(ModificationText.Of));
        output.Section("Parties", string.Join(", ", modification.Parties));
        output.Section("Systems", string.Join(", ", modification.Systems));
        output.Section("Documents", string.Join("; ", modification.Documents));
        output.Section("Outcome", modification.Outcome is { } outcome ? $"{outcome.Text} ({outcome.Source})" : null);
        output.Section("Studies", string.Join(", ", modification.Studies));
        output.Section("Contradictions", modification.Contradictions.Select(ModificationText.Of));
        output.Section("Switches", modification.Switches.Describe());
        foreach (ModificationVariant variant in modification.Variants)
        {
            output.Section(
                $"Variant {variant.Id}: {variant.Title}", [$"{variant.Text} ({variant.Source})", .. variant.Switches.Describe()]);
        }

        output.Section("Sources", modification.Sources.Select(source => source.ToString()));
    }
}
