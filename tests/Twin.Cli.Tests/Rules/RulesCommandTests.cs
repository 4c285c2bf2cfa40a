using Twin.Cli.Infrastructure;
using Twin.Testing;
using Xunit;

namespace Twin.Cli.Tests.Rules;

public class RulesCommandTests
{
    private static readonly string[] Requests =
    [
        "srv,commandVariant,role,deviceType,smets,status,registered,certificate",
        "11.2,1,GS,GSME,2,Suspended,yes,yes",
        "8.1.1,5,IS,ESME,2,InstalledNotCommissioned,yes,yes",
        "4.1.1,1,OU,ESME,2,Commissioned,yes,yes",
    ];

    private static readonly string[] History =
        ["event,meter", "link,first", "join,first", "commission,first", "suspend,first", "restore,first", "decommission,first"];

    [Theory]
    [InlineData("rules-show-list.txt", "rules", "show")]
    [InlineData("rules-show-11.2.txt", "rules", "show", "11.2", "--role", "GS", "--status", "Suspended")]
    [InlineData("rules-show-11.2-MP105.txt", "rules", "show", "11.2", "--role", "GS", "--status", "Suspended", "--mods", "MP105")]
    [InlineData("rules-show-11.2.json", "rules", "show", "11.2", "--role", "GS", "--status", "Suspended", "--json")]
    public async Task A_request_is_explained(string golden, params string[] args)
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(args);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.Error));
        Golden.Verify(golden, outcome.Out);
    }

    [Fact]
    public async Task A_wrong_variant_and_a_wrong_code_name_what_is_allowed()
    {
        TwinCommand.Outcome variant = await TwinCommand.RunAsync("rules", "show", "11.22");
        Assert.Equal(ExitCode.InvalidInput, variant.ExitCode);
        Assert.Contains("found '11.22'; allowed: a service request variant", variant.Error, StringComparison.Ordinal);
        TwinCommand.Outcome role = await TwinCommand.RunAsync("rules", "show", "11.2", "--role", "GG");
        Assert.Equal(ExitCode.InvalidInput, role.ExitCode);
        Assert.StartsWith("error: --role: found 'GG'; allowed: IS, ", role.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules-check.csv")]
    [InlineData("rules-check.json", "--json")]
    [InlineData("rules-check-MP105.csv", "--mods", "MP105")]
    public async Task A_list_of_requests_is_decided(string golden, params string[] options)
    {
        using TextFile requests = new("requests.csv", Requests);
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(["rules", "check", requests.Path, .. options]);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.Error));
        Golden.Verify(golden, outcome.Out);
    }

    [Fact]
    public async Task A_wrong_list_prints_every_error_and_no_answer()
    {
        string[] wrong = ["11.2,1,XX,GSME,2,Suspended,yes,yes", "11.2,1,GS,GSME,2,Suspended,yes,maybe"];
        using TextFile requests = new("requests.csv", [.. Requests, .. wrong]);
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("rules", "check", requests.Path);
        Assert.Equal((ExitCode.InvalidInput, ""), (outcome.ExitCode, outcome.Out));
        string[] errors = outcome.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, errors.Length);
        Assert.StartsWith($"error: {requests.Path}:5: field 'role': found 'XX'; allowed: ", errors[0], StringComparison.Ordinal);
        Assert.StartsWith($"error: {requests.Path}:6: field 'certificate': found 'maybe'; allowed: ", errors[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules-flags.csv")]
    [InlineData("rules-flags.json", "--json")]
    public async Task A_history_is_followed_under_every_flag_rule(string golden, params string[] options)
    {
        using TextFile history = new("history.csv", History);
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(["rules", "flags", history.Path, .. options]);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.Error));
        Golden.Verify(golden, outcome.Out);
    }

    [Fact]
    public async Task An_illegal_event_is_an_error_with_its_line_and_nothing_is_printed()
    {
        using TextFile history = new("history.csv", "event,meter", "link,first", "commission,first");
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("rules", "flags", history.Path);
        Assert.Equal((ExitCode.InvalidInput, ""), (outcome.ExitCode, outcome.Out));
        string place = $"error: {history.Path}:3: field 'event': found 'commission'; allowed: ";
        Assert.StartsWith(place, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("flags")]
    public async Task A_missing_file_is_the_users_error(string command)
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("rules", command, "no-such-file.csv");
        Assert.Equal((ExitCode.InvalidInput, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("no-such-file.csv", outcome.Error, StringComparison.Ordinal);
    }
}
