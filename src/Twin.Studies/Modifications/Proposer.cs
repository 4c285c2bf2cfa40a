namespace Twin.Studies.Modifications;

/// <summary>Who raised a proposal.</summary>
/// <param name="Person">The person; null where the sources name none.</param>
/// <param name="Organisation">The organisation, or the body the person speaks for; null where the sources name none.</param>
public sealed record Proposer(string? Person, string? Organisation)
{
    /// <summary>Person and organisation in one line.</summary>
    public override string ToString() => string.Join(", ", new[] { Person, Organisation }.OfType<string>());
}
