namespace Twin.Studies.Modifications;

/// <summary>What a record of the register is.</summary>
public enum ModificationKind
{
    /// <summary><c>draft-proposal</c>: a proposal in its Development Stage; also what a user writes for a draft of their own.</summary>
    DraftProposal,

    /// <summary><c>modification-proposal</c>: a proposal that the Panel has converted.</summary>
    ModificationProposal,

    /// <summary><c>review</c>: a project that may lead to proposals and is none itself.</summary>
    Review,
}
