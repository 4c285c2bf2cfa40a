namespace Twin.Studies.Modifications;

/// <summary>How far a proposal has come in the workflow of the SEC (Twin fact sheet 3.3).</summary>
public enum ModificationStage
{
    /// <summary><c>review</c>: under way as a review, not as a proposal.</summary>
    Review,

    /// <summary><c>draft-proposal</c>: raised; the problem is being described.</summary>
    DraftProposal,

    /// <summary><c>modification-proposal</c>: converted by the Panel.</summary>
    ModificationProposal,

    /// <summary><c>refinement</c>: requirements, assessments, consultation.</summary>
    Refinement,

    /// <summary><c>report</c>: the Modification Report is out for consultation and vote.</summary>
    Report,

    /// <summary><c>approved</c>: by the Change Board or the Authority.</summary>
    Approved,

    /// <summary><c>rejected</c>: by the Change Board or the Authority.</summary>
    Rejected,

    /// <summary><c>withdrawn</c>: by its proposer.</summary>
    Withdrawn,

    /// <summary><c>implemented</c>: in force, or in force in the part the note names.</summary>
    Implemented,
}
