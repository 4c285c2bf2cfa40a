using System.Globalization;
using Twin.Studies.Modifications;

namespace Twin.Cli.Mods;

/// <summary>How the parts of a register record read as text.</summary>
internal static class ModificationText
{
    /// <summary>An amount, or a range of amounts, in pounds sterling.</summary>
    public static string Pounds(decimal least, decimal most)
        => least == most ? Amount(least) : $"{Amount(least)} to {Amount(most)}";

    /// <summary>A cost with what it pays for.</summary>
    public static string Of(CostEstimate cost) => $"{Pounds(cost.LeastPounds, cost.MostPounds)}: {cost.What} ({cost.Source})";

    /// <summary>A lead time with what takes it.</summary>
    public static string Of(LeadTime time)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{time.LeastMonths}{(time.MostMonths is { } most ? $" to {most}" : "")} months: {time.What} ({time.Source})");

    /// <summary>A step of the history.</summary>
    public static string Of(StatusEntry entry)
        => $"{entry.Date?.ToString() ?? "undated"} {ModificationCodes.Stages.Code(entry.Stage)}{Sentence(entry.Note)} ({entry.Source})";

    /// <summary>An event of the timetable.</summary>
    public static string Of(Milestone milestone)
        => $"{milestone.Date}{(milestone.To is { } to ? $" to {to}" : "")}: {milestone.Event} ({milestone.Source})";

    /// <summary>A release aimed at.</summary>
    public static string Of(ImplementationTarget target)
        => $"{target.Release}, {target.Date}{Sentence(target.Condition)} ({target.Source})";

    /// <summary>A contradiction and what the twin takes.</summary>
    public static string Of(Contradiction contradiction)
        => (contradiction.Reference is { } reference ? $"{reference}: " : "")
            + $"{contradiction.Text} The twin takes: {contradiction.Resolution}";

    private static string Amount(decimal pounds) => string.Create(CultureInfo.InvariantCulture, $"£{pounds:N0}");

    private static string Sentence(string text) => text.Length == 0 ? "" : $": {text}";
}
