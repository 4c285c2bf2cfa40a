using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Cli.Study;

/// <summary><c>twin study show</c>: what a study asks and takes.</summary>
internal static class StudyShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> name = StudyArgument.Create();
        Option<bool> scenario = new("--scenario") { Description = "Print the study's own scenario file, to copy and edit." };
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "show",
            "Show what a study asks, its inputs with units, defaults and sources, or its scenario file.",
            "twin study show cpl-removal",
            "twin study show cpl-removal --scenario > my-scenario.yaml")
        {
            name, scenario, json,
        };
        verb.SetAction(parsed =>
        {
            IStudy study = StudyArgument.Find(parsed.GetRequiredValue(name));
            StudyInput input = StudyInput.Load(study, null, [], []);
            if (parsed.GetValue(scenario))
            {
                terminal.Out.Write(input.Scenario.Text);
            }
            else if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal.Out, input.Scenario.Inputs.All.Select(Json));
            }
            else
            {
                Print(study, input.Scenario.Inputs, terminal);
            }

            return ExitCode.Ok;
        });
        return verb;
    }

    private static void Print(IStudy study, InputSet inputs, Terminal terminal)
    {
        RecordOutput record = new(terminal);
        record.Line($"{study.Name}: {study.Title}");
        record.Section("Question", study.Question);
        record.Section("Kind of question", StudyWords.Title(study.Group));
        record.Section("Proposals", study.Modifications.Select(static id => $"{id}: {StudyWords.TitleOf(id)}"));
        terminal.Out.WriteLine("Inputs (set them in a scenario, or with --set key=value)");
        TableOutput.Write(
            terminal,
            ["Key", "Default", "Unit", "Allowed", "Public?", "Meaning"],
            inputs.All.Select(static v => (IReadOnlyList<string>)
            [
                v.Definition.Key,
                v.Definition.DefaultText,
                v.Definition.Unit,
                v.Definition.Allowed,
                v.Definition.IsPublished ? "yes" : "assumed",
                v.Definition.Description,
            ]));
    }

    private static Dictionary<string, object?> Json(InputValue value) => new()
    {
        ["key"] = value.Definition.Key,
        ["default"] = value.Definition.DefaultText,
        ["unit"] = value.Definition.Unit,
        ["allowed"] = value.Definition.Allowed,
        ["published"] = value.Definition.IsPublished,
        ["source"] = value.Definition.Source,
        ["description"] = value.Definition.Description,
    };
}
