using System.Text.RegularExpressions;
using Twin.Tidy.Tests.Scanning;

namespace Twin.Tidy.Tests.Conventions;

/// <summary>What documents promise: links lead somewhere, and every package is listed with its licence and its reason.</summary>
public static partial class DocumentConventions
{
    private const string PackagesFile = "Directory.Packages.props";
    private const string DependenciesPage = "docs/reference/dependencies.md";

    public static IEnumerable<Convention> All =>
    [
        new("document-links", BrokenLinks),
        new("dependency-list", Dependencies),
    ];

    private static IEnumerable<Violation> BrokenLinks(SourceTree tree)
        => from file in tree.Files
           where file.Name.EndsWith(".md", StringComparison.Ordinal)
           from match in Link().Matches(file.Text)
           let target = match.Groups["target"].Value
           where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
           where !Resolves(tree, file, target)
           select new Violation(file.Path, file.LineAt(match.Index), $"link to '{target}' leads nowhere");

    private static bool Resolves(SourceTree tree, SourceFile from, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0 ? from.Path : Normalise($"{Path.GetDirectoryName(from.Path)}/{parts[0]}");
        SourceFile? page = tree.Files.FirstOrDefault(file => file.Path == path);
        return page is null
            ? tree.Files.Any(file => file.IsUnder(path))
            : parts.Length == 1 || Heading().Matches(page.Text).Any(match => Anchor(match.Groups["title"].Value) == parts[1]);
    }

    private static string Normalise(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>A heading's anchor as GitHub makes it.</summary>
    private static string Anchor(string title)
        => NotInAnchor().Replace(title.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    private static IEnumerable<Violation> Dependencies(SourceTree tree)
    {
        SourceFile packages = tree.Files.Single(file => file.Path == PackagesFile);
        SourceFile? page = tree.Files.FirstOrDefault(file => file.Path == DependenciesPage);
        if (page is null)
        {
            return [new Violation(DependenciesPage, 0, "is missing")];
        }

        string[] pinned = [.. PinnedPackage().Matches(packages.Text).Select(match => match.Groups["name"].Value)];
        string[][] rows =
        [
            .. page.Lines.Where(line => line.StartsWith('|')).Skip(2)
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
        string[] listed = [.. rows.Select(row => row[0])];
        return
        [
            .. pinned.Except(listed).Select(name => new Violation(DependenciesPage, 0, $"{name} of {PackagesFile} is not listed")),
            .. listed.Except(pinned).Select(name => new Violation(DependenciesPage, 0, $"{name} is not in {PackagesFile}")),
            .. rows.Where(row => row.Length != 4 || row.Any(cell => cell.Length == 0))
                .Select(row => new Violation(DependenciesPage, 0, $"{row[0]} needs a licence, a user and a reason")),
        ];
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+\s+(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("<PackageVersion Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex PinnedPackage();
}
