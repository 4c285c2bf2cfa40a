using System.Collections.Immutable;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Domain.Metering;

/// <summary>What every service request does to the metering part of a device, from <c>rules/request-effects.csv</c>.</summary>
public static class RequestEffectCatalogue
{
    private static readonly CodeSet<RequestEffectKind> Kinds = new(
        ("elsewhere", RequestEffectKind.Elsewhere),
        ("set", RequestEffectKind.Set),
        ("read", RequestEffectKind.Read),
        ("act", RequestEffectKind.Act));

    private static readonly CodeSet<MeterAction> Actions = new(
        Array.ConvertAll(Enum.GetValues<MeterAction>()[1..], static action => (action.ToString(), action)));

    private static readonly RequestEffect[] Effects = Load();

    /// <summary>The rows by the number of the request.</summary>
    public static ReadOnlySpan<RequestEffect> All => Effects;

    /// <summary>The row of one request.</summary>
    public static RequestEffect Of(ServiceRequestVariant variant) => Effects[variant.Number];

    private static RequestEffect[] Load()
    {
        int number = 0;
        RequestEffect[] effects = RuleTables.Load(
            "request-effects",
            ["srv", "effect", "groups", "action", "read_by", "confidence", "notes"],
            row =>
            {
                ServiceRequestVariant variant = row.Code("srv", ServiceRequestCatalogue.Codes);
                if (variant.Number != number++)
                {
                    row.Fail("srv", "each variant once, in the order of rules/service-requests.csv");
                }

                return new RequestEffect(
                    variant,
                    row.Code("effect", Kinds),
                    Parts(row.Text("groups")),
                    row.Text("action").Length == 0 ? MeterAction.None : row.Code("action", Actions),
                    Parts(row.Text("read_by")),
                    row.Source,
                    row.Code("confidence", RuleRow.ConfidenceCodes),
                    row.Text("notes"));
            });
        return effects.Length == ServiceRequestVariant.Count
            ? effects
            : throw new InvalidInputException(
                $"rules/request-effects.csv has {effects.Length} variants instead of {ServiceRequestVariant.Count}");
    }

    private static ImmutableArray<string> Parts(string text) => text.Length == 0 ? [] : [.. text.Split('|')];
}
