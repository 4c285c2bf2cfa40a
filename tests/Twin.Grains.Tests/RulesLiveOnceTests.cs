using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Testing;
using Xunit;

namespace Twin.Grains.Tests;

/// <summary>
/// The grains hold no rule: no code, status, flag, role, variant or device type of the field is named in them, and no service request,
/// so that nothing there can depend on one. What must name one is listed with its reason.
/// </summary>
public sealed partial class RulesLiveOnceTests
{
    // Kinds of keys, of values and of events in the log are how records are written down, and no fact of the field.
    private static readonly ImmutableArray<string> Plumbing = [nameof(EntityKind), nameof(RequestValueKind), nameof(TwinEventKind)];

    // What decides, and is asked through the steps of records only.
    private static readonly ImmutableArray<string> Deciders =
    [
        "AccessControl", "AccessRules", "AlertRules", "FirmwareRules", "FlagRules", "HubRules", "PrepaymentRules", "ExportRules",
        "StatusAdmission", "DeviceMachine", "CommunicationsHubMachine", "MeterPointMachine", "MeteringMachine",
    ];

    private static readonly ImmutableDictionary<(string File, string Name), string> Allowed =
        new Dictionary<(string, string), string>
        {
            [("EntityAnswerForm.cs", "AccessCheck.SuspendedExemption")] = "the last number that a persisted answer may hold",
            [("RecordRequestForm.cs", "CommandVariant.DccInternal")] = "the last number that a request's form may hold",
            [("CountProjection.cs", "DccServiceFlag.Null")] = "its name in counts is null",
            [("DeviceFinder.cs", "PremisesSlot.Cad")] = "the last place of a premises' ids",
            [("OperationDesk.cs", "DeviceCommandKind.*")] = "names each event of the contract as the command that it is",
            [("OperationDesk.cs", "HubCommandKind.*")] = "names each event of the contract as the command that it is",
            [("OperationDesk.cs", "UserStatus.Suspended")] = "names an event of the contract as what the board holds",
            [("OperationDesk.cs", "ResponseCode.I0")] = "an event for the twin as a whole is always taken",
        }.ToImmutableDictionary();

    [Fact]
    public void Grains_name_nothing_of_the_field_but_what_is_listed_with_a_reason()
    {
        HashSet<(string, string)> used = [];
        List<string> found = [];
        foreach (string path in Sources())
        {
            string file = Path.GetFileName(path);
            foreach ((int number, string line) in Code(path))
            {
                foreach (string name in NamesIn(line))
                {
                    (string, string) exact = (file, name);
                    (string, string) all = (file, name[..(name.IndexOf('.', StringComparison.Ordinal) + 1)] + "*");
                    (string, string)? allowed = Allowed.ContainsKey(exact) ? exact : Allowed.ContainsKey(all) ? all : null;
                    if (allowed is { } row)
                    {
                        used.Add(row);
                    }
                    else
                    {
                        found.Add($"{file}:{number} names {name}");
                    }
                }
            }
        }

        Assert.True(found.Count == 0, "a rule, or half of one, is outside Twin.Domain:\n" + string.Join('\n', found));
        Assert.Empty(Allowed.Keys.Except(used));
    }

    [Theory]
    [InlineData("if (answer.Code == ResponseCode.E5)", "ResponseCode.E5")]
    [InlineData("request.Variant.Srv == \"8.1.1\"", "\"8.1.1\"")]
    [InlineData("return state is { Status: SmiStatus.Suspended };", "SmiStatus.Suspended")]
    [InlineData("AccessControl.Check(query, rules)", "AccessControl")]
    [InlineData("from.AtMost(1, \"whether\") == EntityKind.Device", null)]
    public void Search_finds_what_a_rule_would_name(string line, string? name)
        => Assert.Equal(name is null ? [] : [name], NamesIn(line));

    private static IEnumerable<string> NamesIn(string line)
    {
        IEnumerable<string> members = Member().Matches(line)
            .Where(match => Vocabulary.Contains(match.Groups["type"].Value))
            .Select(static match => match.Value);
        IEnumerable<string> deciders = Word().Matches(line).Select(static match => match.Value).Where(Deciders.Contains);
        return [.. members, .. deciders, .. Request().Matches(line).Select(static match => match.Value)];
    }

    // Every enumeration of the domain, and every member of one, is a word of the field.
    private static readonly ImmutableHashSet<string> Vocabulary =
    [
        .. typeof(DeviceRecord).Assembly.GetExportedTypes()
            .Where(static type => type.IsEnum)
            .Select(static type => type.Name)
            .Except(Plumbing),
    ];

    private static IEnumerable<(int Number, string Line)> Code(string path)
        => File.ReadLines(path)
            .Select(static (line, at) => (at + 1, line.Trim()))
            .Where(static one => !one.Item2.StartsWith("//", StringComparison.Ordinal)
                && !one.Item2.StartsWith("using ", StringComparison.Ordinal));

    private static IEnumerable<string> Sources()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "src", "Twin.Grains");
        string built = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains(built, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<![\w.])(?<type>[A-Z]\w*)\.[A-Z]\w*")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?<!\w)[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex("\"\\d+\\.\\d+(\\.\\d+)?\"")]
    private static partial Regex Request();
}
