using System.Collections.Immutable;
using Twin.Domain.MeterPoints;
using Twin.Studies.Input;

namespace Twin.Studies.Modifications;

/// <summary>Reads a <c>flagTable:</c>, a modification's own rule for the flag of a meter point.</summary>
internal static class FlagTableReader
{
    /// <summary>Reads the table; null when there is none or it cannot be read. Without another policy it exports every change.</summary>
    /// <param name="value">The switch's value.</param>
    /// <param name="name">The rule's name.</param>
    public static FlagRule? Read(YamlValue? value, string name)
    {
        if (value?.AsMap()?.Allow("evaluateOn", "rows") is not { } map)
        {
            return null;
        }

        FlagEvaluation? evaluation = map.Required("evaluateOn")?.AsCode(FlagRules.EvaluationCodes);
        IReadOnlyList<YamlValue> rows = map.Required("rows")?.AsList() ?? [];
        if (map.Optional("rows") is { IsList: true } list && rows.Count == 0)
        {
            list.Fail("at least one row with when and flag");
        }

        ImmutableArray<FlagRow> table = [.. rows.Select(static row => Row(row.AsMap()?.Allow("when", "flag"))).OfType<FlagRow>()];
        return evaluation is { } at ? new FlagRule(name, at, table, ExportPolicy.All) : null;
    }

    private static FlagRow? Row(YamlMap? row)
    {
        if (row is null)
        {
            return null;
        }

        FlagConditions must = FlagConditions.None;
        FlagConditions mustNot = FlagConditions.None;
        foreach (YamlEntry entry in row.Required("when")?.AsMap()?.Entries ?? [])
        {
            bool? holds = entry.Value.AsBoolean();
            FlagConditions condition = entry.Key.AsCode(SwitchCodes.Conditions) ?? FlagConditions.None;
            must |= holds == true ? condition : FlagConditions.None;
            mustNot |= holds == false ? condition : FlagConditions.None;
        }

        return row.Required("flag")?.AsCode(SwitchCodes.RowFlags) is { } flag
            ? new FlagRow(must, mustNot, flag < 0 ? null : (DccServiceFlag)flag)
            : null;
    }
}
