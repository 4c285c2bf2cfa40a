using System.Text.RegularExpressions;
using Twin.Tidy.Tests.Scanning;

namespace Twin.Tidy.Tests.Conventions;

/// <summary>What no file may say: unfinished work, the wall clock, ambient randomness, the machine it was written on.</summary>
public static partial class WordConventions
{
    // This file spells out what it forbids.
    private const string Self = "tests/Twin.Tidy.Tests/Conventions/WordConventions.cs";

    public static IEnumerable<Convention> All =>
    [
        new("unfinished-work", tree => Matches(tree, UnfinishedWork(), _ => true, file => file.Text, "unfinished work")),
        new("unfinished-code", tree => Matches(tree, UnfinishedCode(), file => file.IsCSharp, file => file.Code, "unfinished code")),
        new("wall-clock", tree => Matches(tree, WallClock(), file => file.IsCSharp, file => file.Code, "waits or reads the clock")),
        new("ambient-randomness", tree => Matches(tree, Randomness(), file => file.IsCSharp, file => file.Code, "has no seed")),
        new("machine-path", tree => Matches(tree, MachinePath(), _ => true, file => file.Text, "a path of one machine")),
        new("console", tree => Matches(tree, ConsoleUse(), IsProductCode, file => file.Code, "uses the console outside its one owner")),
    ];

    private static bool IsProductCode(SourceFile file) => file.IsCSharp && file.IsUnder("src");

    private static IEnumerable<Violation> Matches(
        SourceTree tree, Regex forbidden, Func<SourceFile, bool> concerns, Func<SourceFile, string> text, string message)
        => from file in tree.Files
           where file.Path != Self && concerns(file)
           from match in forbidden.Matches(text(file))
           select new Violation(file.Path, file.LineAt(match.Index), $"'{match.Value}' {message}");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"\bNotImplementedException\b|\bnew\s+NotSupportedException\s*\(\s*\)")]
    private static partial Regex UnfinishedCode();

    [GeneratedRegex(
        @"\bThread\.Sleep\b|\bTask\.Delay\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\bStopwatch\.\w+")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bRandom\.Shared\b|\bnew\s+Random\s*\(\s*\)|\bGuid\.NewGuid\b")]
    private static partial Regex Randomness();

    [GeneratedRegex(@"(?<![\w.$}>])/(work|tmp|root|home)\b(?!\.)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(?<![\w.])(System\.)?Console\.\w+|\bAnsiConsole\.(?!Create\b)\w+")]
    private static partial Regex ConsoleUse();
}
