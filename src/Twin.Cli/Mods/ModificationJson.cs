using Twin.Studies.Modifications;

namespace Twin.Cli.Mods;

/// <summary>The register's records as <c>--json</c> prints them.</summary>
internal static class ModificationJson
{
    /// <summary>A line of the list.</summary>
    public static object Summary(Modification modification) => new
    {
        modification.Id,
        modification.Title,
        Status = modification.Status is { } status ? ModificationCodes.Stages.Code(status.Stage) : null,
        Date = modification.Status?.Date?.ToString(),
        Costs = modification.Costs.Select(Cost),
        Kind = ModificationCodes.Kinds.Code(modification.Kind),
        Simulation = ModificationCodes.Simulations.Code(modification.Simulation),
        modification.Studies,
    };

    /// <summary>The whole record.</summary>
    public static object Full(Modification modification) => new
    {
        modification.Id,
        modification.OtherIds,
        modification.Title,
        Kind = ModificationCodes.Kinds.Code(modification.Kind),
        Simulation = ModificationCodes.Simulations.Code(modification.Simulation),
        modification.Proposer,
        Raised = modification.Raised?.ToString(),
        modification.AsIs,
        modification.ToBe,
        StatusHistory = modification.StatusHistory.Select(entry => new
        {
            Date = entry.Date?.ToString(),
            Status = ModificationCodes.Stages.Code(entry.Stage),
            entry.Note,
            Source = entry.Source.ToString(),
        }),
        Timetable = modification.Timetable.Select(milestone => new
        {
            Date = milestone.Date.ToString(),
            To = milestone.To?.ToString(),
            milestone.Event,
            Source = milestone.Source.ToString(),
        }),
        Costs = modification.Costs.Select(Cost),
        LeadTimes = modification.LeadTimes.Select(time => new
        {
            time.LeastMonths,
            time.MostMonths,
            time.What,
            Source = time.Source.ToString(),
        }),
        Targets = modification.Targets.Select(target => new
        {
            target.Release,
            Date = target.Date.ToString(),
            target.Condition,
            Source = target.Source.ToString(),
        }),
        modification.Parties,
        modification.Systems,
        modification.Documents,
        Outcome = modification.Outcome is { } outcome ? new { outcome.Text, Source = outcome.Source.ToString() } : null,
        modification.Studies,
        modification.Contradictions,
        Switches = modification.Switches.Settings(),
        Variants = modification.Variants.Select(variant => new
        {
            variant.Id,
            variant.Title,
            variant.Text,
            Source = variant.Source.ToString(),
            Switches = variant.Switches.Settings(),
        }),
        Sources = modification.Sources.Select(source => source.ToString()),
    };

    private static object Cost(CostEstimate cost)
        => new { cost.LeastPounds, cost.MostPounds, cost.What, Source = cost.Source.ToString() };
}
