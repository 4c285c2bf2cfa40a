namespace Twin.Domain.Rules;

/// <summary>Where a rule or a table row comes from.</summary>
/// <param name="Document">The document, as <c>TABASC_50_0602_13</c>, or <c>Twin resolutions</c> where the twin decided.</param>
/// <param name="Version">Its version or date.</param>
/// <param name="Clause">The clause, appendix, table or row in it.</param>
public readonly record struct RuleSource(string Document, string Version, string Clause)
{
    /// <summary>Document, version and clause in one line.</summary>
    public override string ToString() => $"{Document} ({Version}), {Clause}";
}
