namespace Twin.Studies.Modifications;

/// <summary>
/// One record of the register: a proposal to modify the SEC, a review, or a user's own draft, with what the sources say about it and the
/// switches it turns.
/// </summary>
public sealed record Modification
{
    /// <summary>The id, as <c>MP105</c>: upper-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids the same proposal goes by; a draft keeps its number when it is converted (<c>DP105</c>, <c>MP105</c>).</summary>
    public IReadOnlyList<string> OtherIds { get; init; } = [];

    /// <summary>The title as published.</summary>
    public required string Title { get; init; }

    /// <summary>What the record is.</summary>
    public required ModificationKind Kind { get; init; }

    /// <summary>What the twin does with it. Default for a user's draft: simulate.</summary>
    public required SimulationClass Simulation { get; init; }

    /// <summary>Who raised it; null where the sources name nobody.</summary>
    public Proposer? Proposer { get; init; }

    /// <summary>When it was raised; null where the sources do not say.</summary>
    public PartialDate? Raised { get; init; }

    /// <summary>How things stand without it; null in a user's draft that does not say.</summary>
    public string? AsIs { get; init; }

    /// <summary>What it asks for.</summary>
    public required string ToBe { get; init; }

    /// <summary>Its history in order, as far as the sources give it.</summary>
    public IReadOnlyList<StatusEntry> StatusHistory { get; init; } = [];

    /// <summary>Its timetable, planned or reported.</summary>
    public IReadOnlyList<Milestone> Timetable { get; init; } = [];

    /// <summary>What it costs, in pounds sterling; figures for different scopes, not to be added up.</summary>
    public IReadOnlyList<CostEstimate> Costs { get; init; } = [];

    /// <summary>How long it takes to build.</summary>
    public IReadOnlyList<LeadTime> LeadTimes { get; init; } = [];

    /// <summary>The releases it aims or aimed at, with conditions.</summary>
    public IReadOnlyList<ImplementationTarget> Targets { get; init; } = [];

    /// <summary>Who is affected.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>The systems and device types it touches.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    /// <summary>The documents of the SEC and other codes it changes.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>What became of it; null where no outcome was found.</summary>
    public ModificationOutcome? Outcome { get; init; }

    /// <summary>The studies of the twin that show its effect, by name.</summary>
    public IReadOnlyList<string> Studies { get; init; } = [];

    /// <summary>Contradictions in its documents.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>Where the record comes from; empty in a user's draft that does not say.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    /// <summary>What it turns; empty for a governance record and where a study's own inputs stand for it.</summary>
    public required ModificationSwitches Switches { get; init; }

    /// <summary>Other forms of it, each chosen by its own id.</summary>
    public IReadOnlyList<ModificationVariant> Variants { get; init; } = [];

    /// <summary>The file it was read from: <c>modifications/ID.yaml</c> for a built-in one, the user's path otherwise.</summary>
    public required string File { get; init; }

    /// <summary>The last step of the history; null without one.</summary>
    public StatusEntry? Status => StatusHistory.Count > 0 ? StatusHistory[^1] : null;
}
