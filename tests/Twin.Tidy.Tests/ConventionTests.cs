using Twin.Tidy.Tests.Conventions;
using Twin.Tidy.Tests.Scanning;
using Xunit;

namespace Twin.Tidy.Tests;

public class ConventionTests
{
    private static readonly Convention[] All =
    [
        .. SizeConventions.All, .. WordConventions.All, .. FileConventions.All, .. DocumentConventions.All, .. ProjectConventions.All,
        .. CoverageConventions.All,
    ];

    public static TheoryData<string> Names => [.. All.Select(convention => convention.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_keeps_the_convention(string name)
    {
        HashSet<string> excepted = [.. AllowedException.All.Where(row => row.Convention == name).Select(row => row.Path)];
        Violation[] broken = [.. Find(name, SourceTree.OfWorkingTree).Where(place => !excepted.Contains(place.Path))];
        Assert.True(broken.Length == 0, $"{name}:\n{string.Join<Violation>('\n', broken)}\n");
    }

    [Fact]
    public void Every_exception_has_a_reason_and_is_still_needed()
    {
        foreach (AllowedException row in AllowedException.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(row.Reason), $"{row.Convention},{row.Path} has no reason");
            bool isNeeded = Find(row.Convention, SourceTree.OfWorkingTree).Any(place => place.Path == row.Path);
            Assert.True(isNeeded, $"{row.Convention},{row.Path} is not needed");
        }
    }

    [Theory]
    [InlineData("file-length", "src/A.cs", "long:301")]
    [InlineData("line-length", "src/A.cs", "wide:141")]
    [InlineData("unfinished-work", "docs/a.md", "TO+DO later")]
    [InlineData("unfinished-work", "src/A.cs", "// FIX+ME")]
    [InlineData("unfinished-code", "src/A.cs", "throw new NotImplemented+Exception();")]
    [InlineData("unfinished-code", "src/A.cs", "throw new NotSupportedException();")]
    [InlineData("wall-clock", "tests/A.cs", "await Task.Delay(5);")]
    [InlineData("wall-clock", "src/A.cs", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("wall-clock", "src/A.cs", "Thread.Sleep(1);")]
    [InlineData("ambient-randomness", "tests/A.cs", "Random.Shared.Next()")]
    [InlineData("machine-path", "docs/a.md", "see /wo+rk/here")]
    [InlineData("machine-path", "src/A.cs", "\"/tm+p/x\"")]
    [InlineData("console", "src/A.cs", "Console.WriteLine();")]
    [InlineData("one-public-type", "src/A.cs", "public class A;\npublic readonly record struct B;")]
    [InlineData("one-public-type", "src/A.cs", "public sealed record B(int X);")]
    [InlineData("root-entries", "PLAN.md", "")]
    [InlineData("rule-sources", "rules/a.csv", "code,source_document,source_version\n")]
    [InlineData("line-ends", "src/A.cs", "a\r\n")]
    [InlineData("document-links", "docs/a.md", "[x](b.md)")]
    [InlineData("document-links", "docs/a.md", "# One\n[x](#two)")]
    [InlineData("rules-coverage", "docs/reference/rules-coverage.md", "| RUL-01 | `NoSuchType.Member` |")]
    [InlineData("project-arrows", "src/Twin.Domain/Twin.Domain.csproj", "<ProjectReference Include=\"../Twin.Engine.csproj\" />")]
    [InlineData("project-arrows", "src/Twin.New/Twin.New.csproj", "<Project />")]
    [InlineData("no-packages", "src/Twin.Engine/Twin.Engine.csproj", "<PackageReference Include=\"YamlDotNet\" />")]
    [InlineData("documented-types", "src/Twin.Cli/Twin.Cli.csproj", "<NoWarn>CS1591</NoWarn>")]
    public void A_convention_finds_the_file_that_breaks_it(string name, string path, string text)
        => Assert.Contains(Find(name, SourceTree.Of(new SourceFile(path, Expand(text)))), place => place.Path == path);

    [Theory]
    [InlineData("file-length", "src/A.cs", "long:300")]
    [InlineData("line-length", "src/A.cs", "wide:140")]
    [InlineData("wall-clock", "src/A.cs", "// Task.Delay(1) is banned\nstring a = \"Thread.Sleep(1)\";")]
    [InlineData("one-public-type", "src/A.Part.cs", "public partial class A\n{\n    public class B;\n}\ninternal class C;")]
    [InlineData("document-links", "docs/a.md", "# Two words\n[x](#two-words) [y](https://example.org) [z](../docs/a.md)")]
    [InlineData("no-packages", "src/Twin.Domain/Twin.Domain.csproj", "<PackageReference Include=\"Analyzers\" PrivateAssets=\"all\" />")]
    [InlineData("project-arrows", "src/Twin.Engine/Twin.Engine.csproj", "<ProjectReference Include=\"../Twin.Domain.csproj\" />")]
    public void A_convention_accepts_the_file_that_keeps_it(string name, string path, string text)
        => Assert.Empty(Find(name, SourceTree.Of(new SourceFile(path, Expand(text)))));

    private static IEnumerable<Violation> Find(string name, SourceTree tree)
        => All.Single(convention => convention.Name == name).Find(tree);

    // Samples of forbidden words are written with a plus inside, so that this file does not hold them.
    private static string Expand(string sample) => sample.Split(':') switch
    {
        ["long", string lines] => string.Join('\n', Enumerable.Repeat("int a;", int.Parse(lines, null))),
        ["wide", string columns] => new string('a', int.Parse(columns, null)),
        _ => sample.Replace("+", string.Empty, StringComparison.Ordinal),
    };
}
