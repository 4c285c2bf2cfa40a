using System.Text.RegularExpressions;
using Twin.Tidy.Tests.Scanning;

namespace Twin.Tidy.Tests.Conventions;

/// <summary>What stands where: one public type a file, entry points only at the root, sources on every table.</summary>
public static partial class FileConventions
{
    private static readonly string[] SourceColumns = ["source_document", "source_version", "source_clause"];

    private static readonly string[] EntryPoints =
    [
        ".ci", ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", "ARCHITECTURE.md", "BannedSymbols.txt", "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Directory.Build.props", "Directory.Packages.props", "Dockerfile", "LICENSE", "README.md", "Twin.sln", "docker-compose.yml", "docs",
        "global.json", "load", "modifications", "rules", "scenarios", "src", "test.sh", "tests",
    ];

    public static IEnumerable<Convention> All =>
    [
        new("one-public-type", PublicTypes),
        new("root-entries", RootEntries),
        new("rule-sources", RuleSources),
        new("line-ends", LineEnds),
    ];

    private static IEnumerable<Violation> PublicTypes(SourceTree tree)
    {
        foreach (SourceFile file in tree.Files.Where(file => file.IsCSharp))
        {
            string[] names = [.. TopLevelPublicType().Matches(file.Code).Select(match => match.Groups["name"].Value).Distinct()];
            if (names.Length > 1)
            {
                yield return new Violation(file.Path, 0, $"several public types: {string.Join(", ", names)}");
            }
            else if (names.Length == 1 && file.Name.Split('.')[0] != names[0])
            {
                yield return new Violation(file.Path, 0, $"holds {names[0]}: a file is named after its public type");
            }
        }
    }

    private static IEnumerable<Violation> RootEntries(SourceTree tree)
        => tree.RootEntries.Except(EntryPoints).Select(name => new Violation(name, 0, "the root holds entry points only"));

    private static IEnumerable<Violation> RuleSources(SourceTree tree)
        => from file in tree.Files
           where file.IsUnder("rules") && file.Name.EndsWith(".csv", StringComparison.Ordinal)
           from column in SourceColumns.Except(file.Lines[0].Split(','))
           select new Violation(file.Path, 1, $"has no column {column}");

    private static IEnumerable<Violation> LineEnds(SourceTree tree)
        => from file in tree.Files
           where file.Name != "Twin.sln" && file.Text.Contains('\r')
           let position = file.Text.IndexOf('\r', StringComparison.Ordinal)
           select new Violation(file.Path, file.LineAt(position), "lines end with a line feed alone");

    // Types of a file-scoped namespace start in the first column.
    [GeneratedRegex(
        @"^public\s+((static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*"
        + @"(class|struct|interface|enum|record(\s+(class|struct))?|delegate\s+[\w<>?.]+)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelPublicType();
}
