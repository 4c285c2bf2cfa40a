using System.Collections.Immutable;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>The values that service requests carry, from <c>rules/request-values.csv</c>.</summary>
public static class RequestValueDefinitions
{
    private const int MostInList = 1_000;

    private static readonly CodeSet<RequestValueKind> Kinds = new(
        ("text", RequestValueKind.Text),
        ("number", RequestValueKind.Number),
        ("flag", RequestValueKind.Flag),
        ("moment", RequestValueKind.Moment),
        ("numbers", RequestValueKind.Numbers));

    private static readonly RequestValueDefinition[] Definitions = Load();

    private static readonly ImmutableArray<RequestValueDefinition>[] ByVariant = Split();

    /// <summary>All rows in the order of the table.</summary>
    public static ReadOnlySpan<RequestValueDefinition> All => Definitions;

    /// <summary>The values of one request; none for a request without any.</summary>
    public static ImmutableArray<RequestValueDefinition> Of(ServiceRequestVariant variant) => ByVariant[variant.Number];

    private static RequestValueDefinition[] Load()
    {
        HashSet<(ServiceRequestVariant, string)> seen = [];
        string[] columns =
        [
            "srv", "name", "kind", "unit", "required", "least", "most", "most_count", "words", "group", "confidence", "notes",
        ];
        return RuleTables.Load("request-values", columns, row =>
        {
            ServiceRequestVariant variant = row.Code("srv", ServiceRequestCatalogue.Codes);
            string name = row.Required("name");
            if (!seen.Add((variant, name)))
            {
                row.Fail("name", "each value of a request once");
            }

            RequestValueKind kind = row.Code("kind", Kinds);
            bool limited = kind is RequestValueKind.Text or RequestValueKind.Number or RequestValueKind.Numbers;
            if (limited != (row.Text("least").Length > 0) || limited != (row.Text("most").Length > 0))
            {
                row.Fail("least", "limits for texts, numbers and lists, and for nothing else");
            }

            return new RequestValueDefinition
            {
                Variant = variant,
                Name = name,
                Kind = kind,
                Unit = row.Text("unit"),
                Required = row.YesNo("required"),
                Least = limited ? row.Long("least", long.MinValue, long.MaxValue) : 0,
                Most = limited ? row.Long("most", long.MinValue, long.MaxValue) : 0,
                MostCount = kind == RequestValueKind.Numbers ? row.Integer("most_count", 1, MostInList) : 0,
                Words = row.Text("words").Length == 0 ? [] : [.. row.Text("words").Split('|')],
                Group = row.Text("group"),
                Source = row.Source,
                Confidence = row.Code("confidence", RuleRow.ConfidenceCodes),
                Notes = row.Text("notes"),
            };
        });
    }

    private static ImmutableArray<RequestValueDefinition>[] Split()
    {
        ImmutableArray<RequestValueDefinition>[] split = new ImmutableArray<RequestValueDefinition>[ServiceRequestVariant.Count];
        for (int number = 0; number < split.Length; number++)
        {
            split[number] = [.. Definitions.Where(one => one.Variant.Number == number)];
        }

        return split;
    }
}
