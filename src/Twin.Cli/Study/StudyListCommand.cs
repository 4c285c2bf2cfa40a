using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Studies.Running;
using Twin.Studies;

namespace Twin.Cli.Study;

/// <summary><c>twin study list</c>: the studies there are, by the kind of their question.</summary>
internal static class StudyListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<bool> json = CommonOptions.Json();
        Option<bool> byProposal = new("--by-proposal") { Description = "Group the studies by the proposal they concern." };
        Verb verb = new(
            "list",
            "List the studies by the kind of their question, what each is about and which proposals it concerns.",
            "twin study list",
            "twin study list --by-proposal")
        {
            byProposal, json,
        };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal.Out, InOrder().Select(StudyWords.Json));
            }
            else if (parsed.GetValue(byProposal))
            {
                PrintByProposal(terminal);
            }
            else
            {
                Print(terminal);
            }

            return ExitCode.Ok;
        });
        return verb;
    }

    // The order of the groups, and by name within each.
    private static IEnumerable<IStudy> InOrder()
        => StudyCatalogue.All.OrderBy(static study => study.Group).ThenBy(static study => study.Name, StringComparer.Ordinal);

    private static void Print(Terminal terminal)
    {
        bool isFirst = true;
        foreach (IGrouping<StudyGroup, IStudy> group in InOrder().GroupBy(static study => study.Group))
        {
            terminal.Out.Write(isFirst ? string.Empty : "\n");
            isFirst = false;
            terminal.Out.WriteLine(StudyWords.Title(group.Key));
            TableOutput.Write(
                terminal,
                ["Study", "Title", "Proposals"],
                group.Select(static study => (IReadOnlyList<string>)[study.Name, study.Title, string.Join(", ", study.Modifications)]));
        }
    }

    private static void PrintByProposal(Terminal terminal) => TableOutput.Write(
        terminal,
        ["Proposal", "Title", "Studies"],
        StudyCatalogue.All
            .SelectMany(static study => study.Modifications.Select(id => (Id: id, study.Name)))
            .GroupBy(static pair => pair.Id, static pair => pair.Name, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => (IReadOnlyList<string>)[group.Key, StudyWords.TitleOf(group.Key), string.Join(", ", group)]));
}
