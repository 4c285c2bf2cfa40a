namespace Twin.Studies.Modifications;

/// <summary>How long a proposal or a part of it takes to build.</summary>
/// <param name="LeastMonths">The time, or the lower end of a range, in months.</param>
/// <param name="MostMonths">The upper end of the range, in months; null when the source gives the one value.</param>
/// <param name="What">Who needs it for what.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record LeadTime(int LeastMonths, int? MostMonths, string What, SourceReference Source);
