using System.Globalization;

namespace Twin.Domain.Rules;

/// <summary>One thing wrong with what a user handed in: where it stands, what was found and what is allowed.</summary>
/// <param name="File">The file as the user named it, or <c>rules/NAME.csv</c> for a table of the twin.</param>
/// <param name="Line">The line the row starts on, from 1; 0 when the error concerns the whole file.</param>
/// <param name="Field">The column, key or element; empty when the error concerns the whole line.</param>
/// <param name="Found">What stands there; empty when nothing does.</param>
/// <param name="Allowed">What may stand there, in words or as a list.</param>
/// <param name="Message">A sentence for what found and allowed cannot say; may be empty.</param>
public sealed record InputError(string File, int Line, string Field, string Found, string Allowed, string Message)
{
    private const int LongestFoundShown = 80;

    /// <summary><c>file:line: field 'x': found 'y'; allowed: z</c>, without the parts that are empty, then the message.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        if (Found.Length > 0)
        {
            parts.Add($"found '{(Found.Length > LongestFoundShown ? Found[..LongestFoundShown] + "..." : Found)}'");
        }

        if (Allowed.Length > 0)
        {
            parts.Add($"allowed: {Allowed}");
        }

        if (Message.Length > 0)
        {
            parts.Add(Message);
        }

        string line = Line > 0 ? ":" + Line.ToString(CultureInfo.InvariantCulture) : string.Empty;
        string field = Field.Length > 0 ? $" field '{Field}':" : string.Empty;
        return $"{File}{line}:{field} {string.Join("; ", parts)}";
    }
}
