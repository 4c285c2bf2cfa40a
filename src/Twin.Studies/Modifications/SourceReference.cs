using System.Diagnostics.CodeAnalysis;

namespace Twin.Studies.Modifications;

/// <summary>Where a fact of the register comes from; written <c>document, clause</c>.</summary>
/// <param name="Document">
/// The short name of the document: <c>E</c> the export review's initiation document, <c>T</c> the TABASC paper of 30 January 2020 and
/// <c>T-A</c> to <c>T-M</c> its appendices, <c>C</c> the draft report of SECMP0039, <c>R</c> the Modification Report of MP077, a page of
/// the twin (<c>Twin fact sheet</c>), <c>SEC website</c>; a user's own file may name any.
/// </param>
/// <param name="Clause">The section, appendix, table or page in it.</param>
public sealed record SourceReference(string Document, string Clause)
{
    /// <summary>Reads <c>document, clause</c>; false when either is missing.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SourceReference? source)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        source = parts is [{ Length: > 0 }, { Length: > 0 }] ? new SourceReference(parts[0], parts[1]) : null;
        return source is not null;
    }

    /// <summary>Document and clause in one line.</summary>
    public override string ToString() => $"{Document}, {Clause}";
}
