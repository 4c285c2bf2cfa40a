namespace Twin.Studies.Modifications;

/// <summary>A dated event of a proposal's timetable, as its document planned or reported it.</summary>
/// <param name="Date">The day, or the first of several.</param>
/// <param name="To">The last day; null when there is one only.</param>
/// <param name="Event">What happens.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Milestone(PartialDate Date, PartialDate? To, string Event, SourceReference Source);
