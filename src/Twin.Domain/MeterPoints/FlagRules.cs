using System.Collections.Immutable;
using Twin.Domain.Rules;

namespace Twin.Domain.MeterPoints;

/// <summary>The seven flag rules of domain.md 3.4, read from <c>rules/flag-rules.csv</c>.</summary>
public static class FlagRules
{
    /// <summary>The conditions as tables and modifications write them.</summary>
    public static CodeSet<FlagConditions> ConditionCodes { get; } = new(Array.ConvertAll(
        Array.FindAll(Enum.GetValues<FlagConditions>(), static c => c != FlagConditions.None),
        static c => (c.ToString(), c)));

    /// <summary>The flags as tables write them; <c>null</c> is one of them.</summary>
    public static CodeSet<DccServiceFlag> FlagCodes { get; } = new(
        ("A", DccServiceFlag.A),
        ("N", DccServiceFlag.N),
        ("I", DccServiceFlag.I),
        ("S", DccServiceFlag.S),
        ("W", DccServiceFlag.W),
        ("null", DccServiceFlag.Null));

    /// <summary>When a rule is looked at, as tables and modifications write it.</summary>
    public static CodeSet<FlagEvaluation> EvaluationCodes { get; } = new(
        ("everyEvent", FlagEvaluation.EveryEvent),
        ("exceptHoldsAndRecovery", FlagEvaluation.ExceptHoldsAndRecovery),
        ("serviceRequestsOnly", FlagEvaluation.ServiceRequestsOnly));

    /// <summary>The export policies as tables, scenarios and modifications write them.</summary>
    public static CodeSet<ExportPolicy> ExportPolicyCodes { get; } = new(
        ("firstActive", ExportPolicy.FirstActive),
        ("activeAndNotActive", ExportPolicy.ActiveAndNotActive),
        ("all", ExportPolicy.All));

    /// <summary>The rules in the order a1, a2, b, c, c2, d, e.</summary>
    public static ImmutableArray<FlagRule> All { get; } = Read();

    /// <summary>The rule with the name.</summary>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public static FlagRule Named(string name) => Find(name)
        ?? throw new ArgumentException($"there is no flag rule '{name}'; there are {string.Join(", ", All)}", nameof(name));

    /// <summary>The rule with the name; null when there is none.</summary>
    public static FlagRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>The flag as tables and users write it: a letter, or <c>null</c>.</summary>
    public static string Code(this DccServiceFlag flag) => FlagCodes.Code(flag);

    private static ImmutableArray<FlagRule> Read()
    {
        Row[] rows = RuleTables.Load(
            "flag-rules",
            ["rule", "row", "evaluation", "must", "must_not", "flag", "default_export_policy", "meaning"],
            static row =>
            {
                _ = row.Source;
                _ = row.Required("meaning");
                return new Row(
                    row.Required("rule"),
                    row.Integer("row", 1, 99),
                    row.Code("evaluation", EvaluationCodes),
                    row.Code("default_export_policy", ExportPolicyCodes),
                    new FlagRow(
                        Together(row.Codes("must", ConditionCodes)),
                        Together(row.Codes("must_not", ConditionCodes)),
                        row.Code("flag", FlagCodes)));
            });
        return [.. rows.GroupBy(static row => row.Rule).Select(static group => new FlagRule(
            group.Key,
            group.First().Evaluation,
            [.. group.OrderBy(static row => row.Number).Select(static row => row.Table)],
            group.First().Policy))];
    }

    private static FlagConditions Together(FlagConditions[] conditions)
        => conditions.Aggregate(FlagConditions.None, static (all, condition) => all | condition);

    private sealed record Row(string Rule, int Number, FlagEvaluation Evaluation, ExportPolicy Policy, FlagRow Table);
}
