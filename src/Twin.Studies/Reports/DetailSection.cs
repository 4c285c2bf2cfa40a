using System.Globalization;
using Twin.Studies.Reports.Charts;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>
/// The tables that belong to single variants. Equal ones are shown once under the names of all; long ones are cut here and whole in
/// their CSV files, of which every variant has its own.
/// </summary>
internal static class DetailSection
{
    private const int MostRows = 12;

    public static Html Section(StudyResult result, RunFiles files)
    {
        if (result.Variants.All(variant => variant.Details.Count == 0))
        {
            return Html.Empty;
        }

        string[] tables =
            [.. result.Variants.SelectMany(variant => variant.Details).Select(table => table.Name).Distinct(StringComparer.Ordinal)];
        return Html.Of(
            $"""
            <section id="details" aria-labelledby="details-head">
            <h2 id="details-head">In detail</h2>
            {Html.ForEach(tables, name => Tables(result, name, files))}</section>
            """);
    }

    private static Html Tables(StudyResult result, string name, RunFiles files)
    {
        List<Owned> all =
        [
            .. result.Variants.Index().SelectMany(variant => variant.Item.Details
                .Where(table => string.Equals(table.Name, name, StringComparison.Ordinal))
                .Select(table => new Owned(variant.Index, variant.Item, table))),
        ];
        List<List<Owned>> groups = [];
        foreach (Owned owned in all.Where(owned => owned.Table.Rows.Count > 0))
        {
            List<Owned>? equal = groups.Find(group => Same(group[0].Table, owned.Table));
            if (equal is null)
            {
                groups.Add([owned]);
            }
            else
            {
                equal.Add(owned);
            }
        }

        List<Owned> empty = [.. all.Where(owned => owned.Table.Rows.Count == 0)];
        return Html.Of(
            $"""
            {Html.ForEach(groups, group => Table(group, files))}{Html.When(empty.Count > 0, () => Empty(empty, groups.Count == 0))}
            """);
    }

    private static Html Empty(List<Owned> owned, bool everywhere)
    {
        string names = everywhere && owned.Count > 1 ? "every variant" : string.Join(", ", owned.Select(table => table.Variant.Name));
        return Html.Of($"<p class=\"empty\"><strong>{owned[0].Table.Title}:</strong> nothing to list for {names}.</p>\n");
    }

    private static bool Same(DetailTable one, DetailTable other) =>
        string.Equals(one.Title, other.Title, StringComparison.Ordinal)
        && one.Columns.SequenceEqual(other.Columns, StringComparer.Ordinal)
        && one.Rows.Count == other.Rows.Count
        && one.Rows.Zip(other.Rows).All(rows => rows.First.SequenceEqual(rows.Second, StringComparer.Ordinal));

    private static Html Table(List<Owned> group, RunFiles files)
    {
        DetailTable table = group[0].Table;
        string names = string.Join(" = ", group.Select(owned => owned.Variant.Name));
        string file = files.Detail(group[0].Variant, table);
        bool[] numeric = [.. Enumerable.Range(0, table.Columns.Count).Select(column => IsNumeric(table, column))];
        int hidden = Math.Max(0, table.Rows.Count - MostRows);
        Html more = Html.When(hidden > 0, () => Html.Of(
            $"<p class=\"hint\">{Figures.Count(hidden)} more {(hidden == 1 ? "row" : "rows")} in <a href=\"{file}\">{file}</a>.</p>\n"));
        return Html.Of(
            $"""
            <h3>{Html.ForEach(group, owned => new CurveStyle(owned.Index).Sample())}{names}: {table.Title}</h3>
            <div class="scroll" role="region" aria-label="{names}: {table.Title}" tabindex="0"><table>
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

    // A table with the variant it belongs to and that variant's place.
    private sealed record Owned(int Index, VariantResult Variant, DetailTable Table);
}
