using System.CommandLine;
using Twin.Domain.Rules;
using Twin.Studies.Modifications;

namespace Twin.Cli.Mods;

/// <summary><c>--mods</c>: the modifications that a command switches on.</summary>
internal static class ModsOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--mods")
    {
        Description = "Modifications to switch on, with commas between: ids of the register, and your own YAML files.",
        HelpName = "a,b.yaml",
    };

    /// <summary>The rules of 2020 with these modifications switched on, in the order named.</summary>
    /// <param name="names">The option's value; null for none.</param>
    /// <exception cref="InvalidInputException">A modification is unknown, malformed, named twice or contradicts another.</exception>
    public static RuleSet RulesWith(string? names)
    {
        InputErrors errors = new();
        string[] parts = names?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        IReadOnlyList<SelectedModification> selected = ModificationRegister.BuiltIn.Resolve(parts, errors);
        errors.ThrowIfAny();
        return selected.Aggregate(RuleSet.Sec2020, (rules, modification) => modification.ApplyTo(rules));
    }
}
