using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>The response codes with what the tables say of each (<c>rules/response-codes.csv</c>).</summary>
public static class ResponseCodeCatalogue
{
    /// <summary>The codes as DUIS writes them; the names of <see cref="ResponseCode"/>.</summary>
    public static CodeSet<ResponseCode> Codes { get; } = new(
        Array.ConvertAll(Enum.GetValues<ResponseCode>(), static c => (c.ToString(), c)));

    private static readonly ResponseCodeDefinition[] Definitions = RuleTables.Load(
        "response-codes",
        ["code", "meaning", "service_reference", "check", "new_in_duis", "confidence"],
        static row => new ResponseCodeDefinition(
            row.Code("code", Codes),
            row.Required("meaning"),
            row.Text("service_reference"),
            row.Required("check"),
            row.Text("new_in_duis"),
            row.Source,
            row.Code("confidence", RuleRow.ConfidenceCodes)));

    /// <summary>The definitions in the order of <see cref="ResponseCode"/>.</summary>
    public static ReadOnlySpan<ResponseCodeDefinition> All => Definitions;

    /// <summary>The row of a code.</summary>
    public static ResponseCodeDefinition Definition(this ResponseCode code) => Definitions[(int)code];
}
