using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Studies.Evidence;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Cli.Study;

/// <summary><c>twin study compare</c>: two run folders of one study side by side.</summary>
internal static class StudyCompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> first = new("run") { Description = "The folder of the run to compare with." };
        Argument<string> second = new("other-run") { Description = "The folder of the run to compare." };
        Option<string?> output = new("--out")
        {
            Description = "Write a report, JSON and CSV to this folder, which must not exist yet.",
            HelpName = "folder",
        };
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "compare",
            "Compare two runs of one study: what they differ in, and what that did to each metric.",
            "twin study compare runs/before runs/after",
            "twin study compare runs/before runs/after --out runs/difference --json")
        {
            first, second, output, json,
        };
        verb.SetAction(parsed =>
        {
            RunComparison comparison = RunComparer.Compare(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second));
            if (parsed.GetValue(output) is { } target)
            {
                NewRun.ThrowIf(RunFolder.TryBegin(target, out RunFolder? begun));
                using RunFolder folder = begun!;
                NewRun.ThrowIf(ComparisonReport.Complete(folder, comparison));
                NewRun.TellReport(terminal, target);
            }

            if (parsed.GetValue(json))
            {
                terminal.Out.Write(ComparisonJson.Text(comparison));
            }
            else
            {
                Write(terminal, comparison);
            }

            return ExitCode.Ok;
        });
        return verb;
    }

    private static void Write(Terminal terminal, RunComparison comparison)
    {
        RecordOutput record = new(terminal);
        record.Line($"{comparison.First.Folder} and {comparison.Second.Folder}");
        foreach (string sentence in comparison.Answer)
        {
            record.Paragraph(sentence, 2);
        }

        foreach (string warning in comparison.Warnings)
        {
            record.Paragraph($"! {warning}", 2);
        }

        if (comparison.Settings.Count > 0)
        {
            terminal.Out.WriteLine();
            TableOutput.Write(
                terminal,
                ["What", "", "First", "Second"],
                comparison.Settings.Select(static row => (IReadOnlyList<string>)[row.Name, row.Kind, row.First, row.Second]));
        }

        IReadOnlyList<string>[] rows =
            [.. comparison.Metrics.Where(static row => row.Verdict != ComparisonVerdict.Same).Select(Row)];
        if (rows.Length > 0)
        {
            terminal.Out.WriteLine();
            TableOutput.Write(terminal, ["Variant", "Metric", "Unit", "First", "Second", "Difference", "Share", "Verdict"], rows);
        }
    }

    private static string[] Row(MetricComparison row) =>
    [
        row.Variant,
        row.First.Name,
        row.First.Unit,
        StudyResultOutput.Text(row.First),
        StudyResultOutput.Text(row.Second),
        row.Absolute is { } absolute
            ? StudyResultOutput.Text(new Metric(row.First.Name, absolute, row.First.Unit, string.Empty) { HalfWidth = row.HalfWidth })
            : "-",
        row.Relative is { } share ? share.ToString("+0.0 %;-0.0 %", CultureInfo.InvariantCulture) : "-",
        ComparisonJson.Name(row.Verdict),
    ];
}
