namespace Twin.Studies.Reports.Charts;

/// <summary>A point of a curve over an input.</summary>
/// <param name="At">The place of the input's value among the values, from 0.</param>
/// <param name="Value">The metric.</param>
/// <param name="HalfWidth">Half the width of its confidence interval; 0 for none.</param>
internal readonly record struct InputPoint(int At, double Value, double HalfWidth);
