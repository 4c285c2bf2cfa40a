namespace Twin.Studies.Estates;

/// <summary>How many there are of one thing.</summary>
/// <param name="Name">The thing.</param>
/// <param name="Count">How many.</param>
public sealed record EstateCount(string Name, long Count);
