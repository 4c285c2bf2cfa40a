using System.Globalization;
using System.Text;

namespace Twin.Studies.Reports;

/// <summary>Names of files in a run folder, made from names that a user may have chosen.</summary>
internal sealed class FileNames
{
    private const int MostCharacters = 80;

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Numbered("COM"), .. Numbered("LPT")], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A name that every file system takes: ASCII letters, digits, dot, hyphen and underscore; never hidden, a device or a way out.
    /// </summary>
    /// <param name="name">Any text; what cannot stand in a file name becomes a hyphen.</param>
    public static string Safe(string name)
    {
        StringBuilder safe = new();
        foreach (char c in name)
        {
            bool plain = char.IsAsciiLetterOrDigit(c) || c == '_' || (c == '.' && safe.Length > 0 && safe[^1] is not ('.' or '-'));
            if (plain)
            {
                safe.Append(c);
            }
            else if (safe.Length > 0 && safe[^1] != '-')
            {
                safe.Append('-');
            }
        }

        string text = safe.ToString();
        text = (text.Length > MostCharacters ? text[..MostCharacters] : text).Trim('-', '.');
        string stem = text.Split('.')[0];
        return text.Length == 0 ? "unnamed" : Reserved.Contains(stem) ? "_" + text : text;
    }

    /// <summary>
    /// A safe name that this object has not given before, told apart without regard to case: <c>a.csv</c>, <c>A-2.csv</c>.
    /// </summary>
    /// <param name="name">Any text, without extension.</param>
    /// <param name="extension">The extension with its dot.</param>
    public string Take(string name, string extension)
    {
        string safe = Safe(name);
        string candidate = safe + extension;
        for (int copy = 2; !_taken.Add(candidate); copy++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{safe}-{copy}{extension}");
        }

        return candidate;
    }

    private static IEnumerable<string> Numbered(string device) =>
        Enumerable.Range(1, 9).Select(number => device + number.ToString(CultureInfo.InvariantCulture));
}
