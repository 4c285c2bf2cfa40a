using Twin.Domain.Rules;

namespace Twin.Studies.Modifications;

/// <summary>How the register's own words are written in files and reports.</summary>
public static class ModificationCodes
{
    /// <summary>draft-proposal, modification-proposal, review.</summary>
    public static CodeSet<ModificationKind> Kinds { get; } = new(
        ("draft-proposal", ModificationKind.DraftProposal),
        ("modification-proposal", ModificationKind.ModificationProposal),
        ("review", ModificationKind.Review));

    /// <summary>simulate, rule, governance.</summary>
    public static CodeSet<SimulationClass> Simulations { get; } = new(
        ("simulate", SimulationClass.Simulate), ("rule", SimulationClass.Rule), ("governance", SimulationClass.Governance));

    /// <summary>The stages in the order of the workflow.</summary>
    public static CodeSet<ModificationStage> Stages { get; } = new(
        ("review", ModificationStage.Review),
        ("draft-proposal", ModificationStage.DraftProposal),
        ("modification-proposal", ModificationStage.ModificationProposal),
        ("refinement", ModificationStage.Refinement),
        ("report", ModificationStage.Report),
        ("approved", ModificationStage.Approved),
        ("rejected", ModificationStage.Rejected),
        ("withdrawn", ModificationStage.Withdrawn),
        ("implemented", ModificationStage.Implemented));
}
