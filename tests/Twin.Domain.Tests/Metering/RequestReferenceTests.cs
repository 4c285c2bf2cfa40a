using System.Text;
using Twin.Domain.Metering;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Testing;
using Xunit;

namespace Twin.Domain.Tests.Metering;

/// <summary>docs/reference/request-values.md is what the tables of values and effects say.</summary>
public class RequestReferenceTests
{
    private const string Introduction =
        """
        # Values of service requests

        What each service request about metering carries and what it does to the twin, from `rules/request-values.csv` and
        `rules/request-effects.csv`. `TWIN_UPDATE_GOLDENS=1` on the tests of Twin.Domain writes this page anew.

        - A **moment** is a text as `2026-01-01T00:00:00Z`. A **list** holds whole numbers. Values that have a unit have it in their name
          or in the column "allowed".
        - What a request **sets** is shown by the reads named after "read by"; `settings` where DUIS has no read of it, so that only the
          twin's own view of the device shows it.
        - Money is in millipence, thousandths of a penny. The twin's own balance counts millionths, so that nothing is rounded.
        - Names and limits are of the DUIS schema 5.4 where the confidence is high. A lower one says that the twin simplifies or assumes;
          the notes say what.
        - When a device refuses, the response code is I0, as in DUIS, and the result holds `refusal`.

        """;

    [Fact]
    public void Page_is_what_the_tables_say()
    {
        StringBuilder page = new(Introduction.ReplaceLineEndings("\n"));
        foreach (RequestEffect effect in RequestEffectCatalogue.All)
        {
            if (effect.Kind != RequestEffectKind.Elsewhere)
            {
                Write(page, effect);
            }
        }

        Golden.Verify("../../../docs/reference/request-values.md", page.ToString());
    }

    private static void Write(StringBuilder page, RequestEffect effect)
    {
        page.Append('\n').Append("## ").Append(effect.Variant.Srv).Append(' ').Append(effect.Variant.Definition.Name).Append("\n\n");
        page.Append(Sentence(effect)).Append('\n');
        if (RequestValueDefinitions.Of(effect.Variant).IsEmpty)
        {
            return;
        }

        page.Append("\n| Value | Allowed | Needed | Confidence | Notes |\n|---|---|---|---|---|\n");
        foreach (RequestValueDefinition one in RequestValueDefinitions.Of(effect.Variant))
        {
            string unit = one.Unit.Length > 0 ? $" ({one.Unit})" : string.Empty;
            page.Append("| `").Append(one.Name).Append("` | ").Append(RequestValueReader.Allowed(one)).Append(unit).Append(" | ")
                .Append(one.Required ? "yes" : "no").Append(" | ").Append(Word(one.Confidence)).Append(" | ")
                .Append(one.Notes).Append(" |\n");
        }
    }

    private static string Sentence(RequestEffect effect)
    {
        string what = effect.Kind switch
        {
            RequestEffectKind.Set => $"Sets {Groups(effect)}",
            RequestEffectKind.Read => effect.Groups.IsEmpty ? "Reads" : $"Reads {Groups(effect)}",
            _ => "Acts",
        };
        string action = effect.Action == MeterAction.None ? string.Empty : $", action `{effect.Action}`";
        string readBy = effect.ReadBy.IsEmpty ? string.Empty : $"; read by {string.Join(", ", effect.ReadBy)}";
        string notes = effect.Notes.Length == 0 ? string.Empty : $" {char.ToUpperInvariant(effect.Notes[0])}{effect.Notes[1..]}.";
        return $"{what}{action}{readBy}. Confidence: {Word(effect.Confidence)}.{notes}";
    }

    private static string Groups(RequestEffect effect) => string.Join(", ", effect.Groups.Select(static one => $"`{one}`"));

    private static string Word(Confidence confidence) => confidence.ToString().ToLowerInvariant();
}
