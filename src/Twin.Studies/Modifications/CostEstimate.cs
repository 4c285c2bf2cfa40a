namespace Twin.Studies.Modifications;

/// <summary>What a proposal or a part of it costs.</summary>
/// <param name="LeastPounds">The amount, or the lower end of a range, in pounds sterling.</param>
/// <param name="MostPounds">The amount again, or the upper end of the range, in pounds sterling.</param>
/// <param name="What">Who pays for what.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record CostEstimate(decimal LeastPounds, decimal MostPounds, string What, SourceReference Source);
