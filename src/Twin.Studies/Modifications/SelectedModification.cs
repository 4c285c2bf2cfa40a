using Twin.Domain.Rules;

namespace Twin.Studies.Modifications;

/// <summary>A modification, or one of its variants, as a run applies it.</summary>
/// <param name="Id">The id it was chosen by, in the register's spelling: that of the modification or of the variant.</param>
/// <param name="Title">The title of the modification or of the variant.</param>
/// <param name="Modification">The record.</param>
/// <param name="Switches">What it turns.</param>
public sealed record SelectedModification(string Id, string Title, Modification Modification, ModificationSwitches Switches)
{
    /// <summary>The rule set with this modification switched on; its name says so, as <c>SEC 2020 + MP105</c>.</summary>
    public RuleSet ApplyTo(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        RuleSource source = new(Modification.File, Id, "switches");
        return Switches.ApplyTo(rules, source) with { Name = $"{rules.Name} + {Id}" };
    }
}
