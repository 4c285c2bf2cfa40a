using System.Text;

namespace Twin.Studies.Reports;

/// <summary>Names of metrics and series turned into words, for those that bring no title.</summary>
internal static class Words
{
    /// <summary>The words of a camel-case name: <c>n28ToExportSuppliers</c> reads <c>N28 to export suppliers</c>.</summary>
    /// <remarks>
    /// Digits stay with the letter before them and runs of capitals stay together, so codes (N28, E5, ESME, P99) survive.
    /// </remarks>
    public static string FromName(string name)
    {
        StringBuilder words = new();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool wordStarts = i > 0 && char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(name[i - 1]);
            bool code = i + 1 == name.Length || char.IsAsciiLetterUpper(name[i + 1]) || char.IsAsciiDigit(name[i + 1])
                || (i > 0 && char.IsAsciiLetterUpper(name[i - 1]));
            if (wordStarts)
            {
                words.Append(' ');
            }

            words.Append(i == 0 ? char.ToUpperInvariant(c) : wordStarts && !code ? char.ToLowerInvariant(c) : c);
        }

        return words.ToString();
    }
}
