using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Rules;
using Twin.Domain.Time;

namespace Twin.Domain.ServiceRequests;

/// <summary>Checks the values given for a service request against <see cref="RequestValueDefinitions"/>.</summary>
public static class RequestValueReader
{
    private const string Dates = "dates";

    private static readonly RequestValueCheck Nothing = new(RequestValues.Empty, []);

    /// <summary>
    /// Checks all values and reports everything wrong: unknown and missing names, another kind, limits and words. A text that holds a
    /// moment (<see cref="UtcText"/>) is taken for a moment; a single number, for a list of one.
    /// </summary>
    /// <param name="variant">The request.</param>
    /// <param name="given">The values as they came in.</param>
    public static RequestValueCheck Check(ServiceRequestVariant variant, RequestValues given)
    {
        ArgumentNullException.ThrowIfNull(given);
        ImmutableArray<RequestValueDefinition> definitions = RequestValueDefinitions.Of(variant);
        if (given.Count == 0 && !definitions.Any(static one => one.Required))
        {
            return Nothing;
        }

        InputErrors errors = new();
        string request = $"SRV {variant}";
        List<KeyValuePair<string, RequestValue>> taken = [];
        foreach (KeyValuePair<string, RequestValue> one in given)
        {
            RequestValueDefinition? definition = definitions.FirstOrDefault(candidate => candidate.Name == one.Key);
            if (definition is null)
            {
                errors.Add(request, 0, one.Key, one.Key, Names(definitions), "unknown value");
            }
            else if (Convert(definition, one.Value) is { } value)
            {
                taken.Add(KeyValuePair.Create(one.Key, value));
            }
            else
            {
                errors.Add(request, 0, one.Key, one.Value.ToString(), Allowed(definition));
            }
        }

        foreach (RequestValueDefinition definition in definitions)
        {
            if (definition.Required && !given.TryGet(definition.Name, out _))
            {
                errors.Add(request, 0, definition.Name, string.Empty, Allowed(definition), "missing value");
            }
        }

        return new RequestValueCheck(RequestValues.Of(taken), [.. errors.Items]);
    }

    /// <summary>What a value may be, in words.</summary>
    public static string Allowed(RequestValueDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Kind switch
        {
            RequestValueKind.Flag => "true, false",
            RequestValueKind.Moment => "a moment as 2026-01-01T00:00:00Z",
            RequestValueKind.Number => $"a whole number from {Range(definition)}",
            RequestValueKind.Numbers => string.Create(
                CultureInfo.InvariantCulture,
                $"1 to {definition.MostCount} {ItemsOf(definition)} from {Range(definition)}"),
            _ => AllowedText(definition),
        };
    }

    private static string AllowedText(RequestValueDefinition definition)
    {
        string length = $"{Range(definition)} characters";
        return FormOf(definition) switch
        {
            "digits" => $"a text of {length}, all digits",
            "hex" => $"a text of {length}, all hexadecimal digits",
            "printable" => $"a text of {length}, printable ASCII",
            "phone" => $"a text of {length}, digits and spaces",
            _ => definition.Words.IsEmpty ? $"a text of {length}" : string.Join(", ", definition.Words),
        };
    }

    private static string ItemsOf(RequestValueDefinition definition)
        => FormOf(definition) == Dates ? "days as 20261225" : "whole numbers";

    private static string Range(RequestValueDefinition definition)
        => string.Create(CultureInfo.InvariantCulture, $"{definition.Least} to {definition.Most}");

    private static string Names(ImmutableArray<RequestValueDefinition> definitions)
        => definitions.IsEmpty ? "no values" : string.Join(", ", definitions.Select(static one => one.Name));

    private static string FormOf(RequestValueDefinition definition) => definition.Words.Length == 1 ? definition.Words[0] : string.Empty;

    private static RequestValue? Convert(RequestValueDefinition definition, RequestValue given)
    {
        if (definition.Kind == RequestValueKind.Moment && given.Kind == RequestValueKind.Text)
        {
            return UtcText.TryParse(given.Text, out SimTime moment) ? RequestValue.Of(moment) : null;
        }

        if (definition.Kind == RequestValueKind.Numbers && given.Kind == RequestValueKind.Number)
        {
            given = RequestValue.Of([given.Number]);
        }

        if (given.Kind != definition.Kind)
        {
            return null;
        }

        bool fits = given.Kind switch
        {
            RequestValueKind.Number => Fits(definition, given.Number),
            RequestValueKind.Numbers => given.Numbers.Length >= 1 && given.Numbers.Length <= definition.MostCount
                && given.Numbers.All(one => Fits(definition, one)),
            RequestValueKind.Text => Fits(definition, given.Text.Length) && HasForm(definition, given.Text),
            _ => true,
        };
        return fits ? given : null;
    }

    private static bool Fits(RequestValueDefinition definition, long number) => number >= definition.Least && number <= definition.Most
        && (FormOf(definition) != Dates || CivilDate.TryOfNumber(number, out _));

    private static bool HasForm(RequestValueDefinition definition, string text) => FormOf(definition) switch
    {
        "digits" => text.All(char.IsAsciiDigit),
        "hex" => text.All(char.IsAsciiHexDigit),
        "printable" => text.All(static one => one is >= ' ' and <= '~'),
        "phone" => text.All(static one => char.IsAsciiDigit(one) || one == ' '),
        _ => definition.Words.IsEmpty || definition.Words.Contains(text),
    };
}
