using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Twin.Studies.Reports;

/// <summary>
/// The handler behind <see cref="Html.Of"/>: literals pass, holes are encoded for element content and quoted attributes alike.
/// </summary>
/// <remarks>
/// There is no overload for <see cref="double"/> on purpose: how a measurement is rounded is a decision of <see cref="Figures"/>, and a
/// forgotten one should not compile.
/// </remarks>
[InterpolatedStringHandler]
internal readonly ref struct HtmlTemplate
{
    private readonly StringBuilder _builder;

    public HtmlTemplate(int literalLength, int formattedCount) => _builder = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => _builder.Append(markup);

    public void AppendFormatted(Html piece) => _builder.Append(piece.ToString());

    public void AppendFormatted(long number) => _builder.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(ulong number) => _builder.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(string? text)
    {
        foreach (char c in text ?? string.Empty)
        {
            AppendFormatted(c);
        }
    }

    public void AppendFormatted(char c) => _ = c switch
    {
        '&' => _builder.Append("&amp;"),
        '<' => _builder.Append("&lt;"),
        '>' => _builder.Append("&gt;"),
        '"' => _builder.Append("&quot;"),
        '\'' => _builder.Append("&#39;"),

        // Control characters have no place in HTML or SVG, not even as references; the replacement character shows that one was there.
        < ' ' and not ('\t' or '\n' or '\r') or '\u007f' => _builder.Append('\ufffd'),
        _ => _builder.Append(c),
    };

    public string Finish() => _builder.ToString();
}
