using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary><c>twin study list</c>: the studies there are.</summary>
internal static class StudyListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<bool> json = CommonOptions.Json();
        Verb verb = new("list", "List the studies, what each asks and which proposals it concerns.", "twin study list") { json };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal.Out, StudyCatalogue.All.Select(static s => new Dictionary<string, object?>
                {
                    ["name"] = s.Name,
                    ["title"] = s.Title,
                    ["question"] = s.Question,
                    ["modifications"] = s.Modifications,
                }));
            }
            else
            {
                TableOutput.Write(
                    terminal,
                    ["Study", "Title", "Proposals"],
                    StudyCatalogue.All.Select(static s => (IReadOnlyList<string>)[s.Name, s.Title, string.Join(", ", s.Modifications)]));
            }

            return ExitCode.Ok;
        });
        return verb;
    }
}
