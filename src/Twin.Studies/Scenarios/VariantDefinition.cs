using Twin.Domain.Rules;
using Twin.Studies.Modifications;

namespace Twin.Studies.Scenarios;

/// <summary>One variant of a study: a rule set by the modifications and switches turned on over the rules of 2020.</summary>
/// <param name="Name">The variant's name, unique in the run.</param>
/// <param name="Modifications">What is switched on, in order.</param>
/// <param name="Switches">Switches the scenario turns itself, after the modifications; null for none.</param>
/// <param name="Source">Where those switches stand.</param>
public sealed record VariantDefinition(
    string Name, IReadOnlyList<SelectedModification> Modifications, ModificationSwitches? Switches, RuleSource Source)
{
    /// <summary>The rule set of the variant.</summary>
    public RuleSet ToRuleSet()
    {
        RuleSet rules = ModificationRegister.Apply(RuleSet.Sec2020, Modifications);
        return Switches is null ? rules : Switches.ApplyTo(rules, Source) with { Name = $"{rules.Name} + switches of the scenario" };
    }
}
