using System.Globalization;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The tables that belong to single variants; long ones are cut here and whole in their CSV files.</summary>
internal static class DetailSection
{
    private const int MostRows = 12;

    public static Html Section(StudyResult result, RunFiles files)
    {
        if (result.Variants.All(variant => variant.Details.Count == 0))
        {
            return Html.Empty;
        }

        return Html.Of(
            $"""
            <section id="details" aria-labelledby="details-head">
            <h2 id="details-head">In detail</h2>
            {Html.ForEach(Enumerable.Range(0, result.Variants.Count), i => Variant(result.Variants[i], i, files))}</section>
            """);
    }

    private static Html Variant(VariantResult variant, int index, RunFiles files) =>
        Html.ForEach(variant.Details, table => Table(variant, index, table, files.Detail(variant, table)));

    private static Html Table(VariantResult variant, int index, DetailTable table, string file)
    {
        bool[] numeric = [.. Enumerable.Range(0, table.Columns.Count).Select(column => IsNumeric(table, column))];
        int hidden = Math.Max(0, table.Rows.Count - MostRows);
        Html more = Html.When(hidden > 0, () => Html.Of(
            $"<p class=\"hint\">{Figures.Count(hidden)} more {(hidden == 1 ? "row" : "rows")} in <a href=\"{file}\">{file}</a>.</p>\n"));
        return Html.Of(
            $"""
            <h3>{new CurveStyle(index).Sample()}{variant.Name}: {table.Title}</h3>
            <div class="scroll" role="region" aria-label="{variant.Name}: {table.Title}" tabindex="0"><table>
            <thead><tr>{Html.ForEach(
                Enumerable.Range(0, table.Columns.Count), i => Html.Of($"<th scope=\"col\"{Class(numeric[i])}>{table.Columns[i]}</th>"))}
            </tr></thead>
            <tbody>
            {Html.ForEach(table.Rows.Take(MostRows), row => Row(row, numeric))}</tbody></table></div>
            {more}
            """);
    }

    private static Html Row(IReadOnlyList<string> row, bool[] numeric) => Html.Of(
        $"""
        <tr>{Html.ForEach(Enumerable.Range(0, row.Count), i => Cell(row[i], i == 0, i < numeric.Length && numeric[i]))}</tr>

        """);

    private static Html Cell(string text, bool first, bool numeric)
    {
        string shown = numeric && TryNumber(text, out double number) ? Figures.Number(number) : text.Length == 0 ? Figures.None : text;
        return first ? Html.Of($"<th scope=\"row\"{Class(numeric)}>{shown}</th>") : Html.Of($"<td{Class(numeric)}>{shown}</td>");
    }

    private static Html Class(bool numeric) => numeric ? Html.Of($" class=\"n\"") : Html.Empty;

    // Only a whole column of numbers is set as figures; an identifier such as an MPAN in a mixed column stays as it is written.
    private static bool IsNumeric(DetailTable table, int column) =>
        table.Rows.Count > 0 && table.Rows.All(row => column < row.Count && (row[column].Length == 0 || TryNumber(row[column], out _)))
        && table.Rows.Any(row => row[column].Length > 0);

    // At most twelve digits: MPANs have thirteen, and identifiers take no thousands separators. Leading zeros mark an identifier too.
    private static bool TryNumber(string text, out double number)
    {
        number = 0;
        bool identifier = text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);
        return !identifier && text.Length <= 12
            && double.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
