namespace Twin.Studies.Reports;

/// <summary>The frame of every report: one HTML file without scripts, fonts or links to other places.</summary>
/// <param name="title">What the browser's tab says.</param>
internal sealed class HtmlPage(string title)
{
    /// <summary>A further style sheet with its element; nothing by default.</summary>
    public Html MoreStyle { get; init; }

    /// <summary>Writes the page; lines end in a line feed.</summary>
    /// <param name="writer">Where to; UTF-8 is what the page declares.</param>
    /// <param name="head">The header with its links to the sections.</param>
    /// <param name="sections">The sections in order; one of them has the id <c>answer</c>.</param>
    /// <exception cref="IOException">The writer could not take it.</exception>
    public void Write(TextWriter writer, Html head, params IReadOnlyList<Html> sections) => writer.Write(Html.Of(
        $"""
        <!doctype html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <link rel="icon" href="data:,">
        <title>{title}</title>
        {ReportStyle.Sheet}
        {MoreStyle}
        </head>
        <body>
        <a class="skip" href="#answer">Skip to the answer</a>
        <div class="page">
        {head}
        <main>
        {Html.ForEach(sections, section => Html.Of($"{section}\n"))}</main>
        </div>
        </body>
        </html>

        """).ToString());
}
