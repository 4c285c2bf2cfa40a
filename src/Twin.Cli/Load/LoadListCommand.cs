using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Load.Scenarios;

namespace Twin.Cli.Load;

/// <summary><c>twin load list</c>: the shipped scenarios.</summary>
internal static class LoadListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<bool> json = CommonOptions.Json();
        Verb verb = new("list", "List the shipped load scenarios.", "twin load list") { json };
        verb.SetAction(parsed =>
        {
            IEnumerable<LoadScenario> scenarios = LoadScenarioFile.Names.Select(LoadScenarioFile.Load);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal.Out, scenarios.Select(static one => new Dictionary<string, object?>
                {
                    ["name"] = one.Name,
                    ["title"] = one.Title,
                    ["simulations"] = one.Simulations.Select(static part => part.ToString()),
                }));
            }
            else
            {
                TableOutput.Write(
                    terminal,
                    ["Scenario", "Title", "Load"],
                    scenarios.Select(static one => (IReadOnlyList<string>)[one.Name, one.Title, string.Join("; ", one.Simulations)]));
            }

            return ExitCode.Ok;
        });
        return verb;
    }
}
