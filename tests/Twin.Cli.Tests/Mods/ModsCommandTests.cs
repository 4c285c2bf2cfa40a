using System.Text.Json;
using Twin.Cli.Infrastructure;
using Twin.Studies.Modifications;
using Twin.Testing;
using Xunit;

namespace Twin.Cli.Tests.Mods;

public class ModsCommandTests
{
    [Theory]
    [InlineData("mods-list.txt", "mods", "list")]
    [InlineData("mods-list.json", "mods", "list", "--json")]
    [InlineData("mods-show-MP105.txt", "mods", "show", "MP105")]
    [InlineData("mods-show-MP105.json", "mods", "show", "MP105", "--json")]
    [InlineData("mods-show-MP077.txt", "mods", "show", "MP077")]
    public async Task The_register_is_printed(string golden, params string[] args)
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(args);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.Error));
        Golden.Verify(golden, outcome.Out);
    }

    [Fact]
    public async Task Every_record_of_the_register_is_listed_once()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("mods", "list", "--json");
        using JsonDocument list = JsonDocument.Parse(outcome.Out);
        Assert.Equal(
            ModificationRegister.BuiltIn.All.Select(one => one.Id),
            list.RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("dp105")]
    [InlineData("MP105-DRAFT")]
    public async Task A_record_is_found_by_an_older_id_and_by_a_variants(string id)
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("mods", "show", id);
        Assert.StartsWith("MP105  Sending SR11.2 to Devices in Suspended State\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_id_is_the_users_error_with_the_nearest_one()
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync("mods", "show", "MP501");
        Assert.Equal((ExitCode.InvalidInput, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("field 'id': found 'MP501'; allowed: an id of the register", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'MP", outcome.Error, StringComparison.Ordinal);
    }
}
