using Twin.Tidy.Tests.Scanning;

namespace Twin.Tidy.Tests.Conventions;

/// <summary>How big a file, a method and a line may be: what fits a screen is read.</summary>
public static class SizeConventions
{
    private const int MostLinesOfFile = 300;
    private const int MostLinesOfMethod = 60;
    private const int MostColumns = 140;
    private const int MostLinesOfReadme = 60;

    public static IEnumerable<Convention> All =>
    [
        new("file-length", LongFiles),
        new("method-length", LongMethods),
        new("line-length", LongLines),
        new("readme-length", LongReadme),
    ];

    private static IEnumerable<Violation> LongFiles(SourceTree tree)
        => from file in tree.Files
           let lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
           where file.IsCSharp && lines > MostLinesOfFile
           select new Violation(file.Path, 0, $"{lines} lines, allowed: {MostLinesOfFile}");

    private static IEnumerable<Violation> LongMethods(SourceTree tree)
        => from file in tree.Files
           where file.IsCSharp
           from member in MemberScan.Of(file)
           let lines = member.LastLine - member.FirstLine + 1
           where lines > MostLinesOfMethod
           select new Violation(file.Path, member.FirstLine, $"{lines} lines, allowed: {MostLinesOfMethod}: {member.Header}");

    private static IEnumerable<Violation> LongLines(SourceTree tree)
        => from file in tree.Files
           where file.IsCSharp || file.Name is "test.sh" || file.Name.EndsWith("proj", StringComparison.Ordinal)
           from line in file.Lines.Index()
           where line.Item.Length > MostColumns
           select new Violation(file.Path, line.Index + 1, $"{line.Item.Length} columns, allowed: {MostColumns}");

    private static IEnumerable<Violation> LongReadme(SourceTree tree)
        => tree.Files.FirstOrDefault(file => file.Path == "README.md") is not { } readme
            ? [new Violation("README.md", 0, "is missing")]
            : readme.Lines.Length > MostLinesOfReadme + 1
                ? [new Violation(readme.Path, 0, $"{readme.Lines.Length - 1} lines, allowed: {MostLinesOfReadme}")]
                : [];
}
