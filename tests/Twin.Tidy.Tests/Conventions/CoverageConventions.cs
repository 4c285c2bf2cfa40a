using System.Text.RegularExpressions;
using Twin.Tidy.Tests.Scanning;

namespace Twin.Tidy.Tests.Conventions;

/// <summary>What the page of rules covered promises: a row for every rule, and that what a row names exists.</summary>
public static partial class CoverageConventions
{
    private const string Page = "docs/reference/rules-coverage.md";

    public static IEnumerable<Convention> All => [new("rules-coverage", Gaps)];

    private static IEnumerable<string> Ids =>
    [
        .. Numbered("RUL-", 33, "00"), .. Numbered("D", 22, "0"), .. Numbered("R", 9, "0"), .. Numbered("A", 28, "0"),
    ];

    private static IEnumerable<Violation> Gaps(SourceTree tree)
    {
        if (tree.Files.FirstOrDefault(file => file.Path == Page) is not { } page)
        {
            return [new Violation(Page, 0, "is missing")];
        }

        string[] rows =
        [
            .. page.Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim()),
        ];
        return
        [
            .. Ids.Where(id => rows.Count(row => row == id) != 1).Select(id => new Violation(Page, 0, $"has not one row for {id}")),
            .. from match in Name().Matches(page.Text)
               let name = match.Groups["name"].Value
               where !Exists(tree, name)
               select new Violation(Page, page.LineAt(match.Index), $"names {name}, which does not exist"),
            .. from match in Records().Matches(page.Text)
               from id in match.Groups["ids"].Value.Split(", ")
               where !tree.Files.Any(file => file.Path == $"modifications/{id}.yaml")
               select new Violation(Page, page.LineAt(match.Index), $"names the record {id}, which does not exist"),
        ];
    }

    private static IEnumerable<string> Numbered(string prefix, int count, string format)
        => Enumerable.Range(1, count).Select(number => prefix + number.ToString(format, null));

    private static bool Exists(SourceTree tree, string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            return tree.Files.Any(file => file.Path == name);
        }

        string[] parts = name.Split('.');
        IEnumerable<SourceFile> files = tree.Files.Where(file => file.IsCSharp && file.Name.Split('.')[0] == parts[0]);
        return parts.Length == 1 ? files.Any() : files.Any(file => Regex.IsMatch(file.Code, $@"\b{parts[1]}\b"));
    }

    // Types, members and files in code marks; commands and ids of modifications have a space or no small letter.
    [GeneratedRegex(@"`(?<name>(rules|modifications)/[\w./-]+|[A-Z][A-Z0-9]*[a-z]\w*(\.\w+)?)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\brecords? (?<ids>[A-Z][A-Z0-9-]+\d(, [A-Z][A-Z0-9-]+\d)*|EXPORT-REVIEW)")]
    private static partial Regex Records();
}
