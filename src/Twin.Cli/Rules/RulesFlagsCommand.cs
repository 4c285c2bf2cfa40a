using System.CommandLine;
using System.Globalization;
using Twin.Cli.Infrastructure;
using Twin.Domain.MeterPoints;
using Twin.Studies.RuleLookups;

namespace Twin.Cli.Rules;

/// <summary><c>twin rules flags</c>: the flag of one meter point under every rule, after each event of a history.</summary>
internal static class RulesFlagsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("history.csv")
        {
            Description = "The history of one meter point: columns event,meter; events link, unlink, join, commission, decommission, "
                + "suspend, restore, recover, recovered, reinstate.",
        };
        Option<bool> json = CommonOptions.Json();
        Verb verb = new(
            "flags",
            "Follow the history of a meter point and print its DCC Service Status after each event, under each of the seven flag rules.",
            "twin rules flags history.csv")
        {
            file, json,
        };
        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            using StreamReader reader = File.OpenText(path);
            Print(terminal.Out, FlagTrace.Follow(reader, path), parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return verb;
    }

    private static void Print(TextWriter output, IEnumerable<FlagTraceRow> rows, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, rows.Select(JsonRow));
            return;
        }

        CsvOutput.WriteLine(output, ["step", "event", "meter", .. FlagRules.All.Select(rule => rule.Name)]);
        foreach (FlagTraceRow row in rows)
        {
            string step = row.Step.ToString(CultureInfo.InvariantCulture);
            CsvOutput.WriteLine(output, [step, row.Event, row.Meter, .. row.Flags.Select(flag => flag.Code())]);
        }
    }

    private static Dictionary<string, object?> JsonRow(FlagTraceRow row)
    {
        Dictionary<string, object?> members = new() { ["step"] = row.Step, ["event"] = row.Event, ["meter"] = row.Meter };
        foreach ((FlagRule rule, DccServiceFlag flag) in FlagRules.All.Zip(row.Flags))
        {
            members.Add(rule.Name, flag == DccServiceFlag.Null ? null : flag.Code());
        }

        return members;
    }
}
