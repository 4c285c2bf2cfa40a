namespace Twin.Studies.Reports.Charts;

/// <summary>A curve over an input.</summary>
/// <param name="Name">The variant's name, or the names of variants that coincide.</param>
/// <param name="Indexes">The variants' places in the study, which give colour, dashes and mark.</param>
/// <param name="Points">The points in the order of the input's values; what was not measured is left out.</param>
internal sealed record InputCurve(string Name, IReadOnlyList<int> Indexes, IReadOnlyList<InputPoint> Points);
