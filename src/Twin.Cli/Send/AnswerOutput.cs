using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Cli.Infrastructure;
using Twin.Contracts.Events;
using Twin.Contracts.Json;

namespace Twin.Cli.Send;

/// <summary>Prints what a twin answers: as JSON, or as lines of name and value.</summary>
internal sealed class AnswerOutput(Terminal terminal, bool isJson)
{
    private static readonly string[] Columns = ["number", "at", "kind", "entity", "cause", "before", "after", "clause"];

    /// <summary>Prints one message.</summary>
    public void Write<T>(T message)
    {
        JsonNode? node = JsonNode.Parse(TwinJson.Write(message));
        if (isJson)
        {
            JsonOutput.Write(terminal.Out, node);
            return;
        }

        List<(string Name, string Value)> lines = [];
        Flatten(string.Empty, node, lines);
        int width = lines.Count == 0 ? 0 : lines.Max(static line => line.Name.Length);
        foreach ((string name, string value) in lines)
        {
            terminal.Out.WriteLine($"{name.PadRight(width)}  {value}");
        }
    }

    /// <summary>Prints a page of events.</summary>
    public void Write(EventPage page)
    {
        if (isJson)
        {
            Write<EventPage>(page);
            return;
        }

        TableOutput.Write(terminal, Columns, page.Events.Select(Row));
        if (page.More)
        {
            terminal.Error.WriteLine($"there are more; go on with --after {page.Next}");
        }
    }

    /// <summary>Prints one event of a stream on one line.</summary>
    public void WriteLine(TwinEvent happened)
    {
        terminal.Out.WriteLine(isJson ? Encoding.UTF8.GetString(TwinJson.Write(happened)) : string.Join("  ", Row(happened)).TrimEnd());
        terminal.Out.Flush();
    }

    private static string[] Row(TwinEvent one) =>
    [
        one.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), Twin.Domain.Time.UtcText.Format(one.At), FieldTexts.Of(one.Kind),
        one.Entity.ToString(), one.Cause, one.Before, one.After, one.Clause,
    ];

    private static void Flatten(string path, JsonNode? node, List<(string, string)> lines)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members)
                {
                    Flatten(path.Length == 0 ? name : $"{path}.{name}", value, lines);
                }

                break;
            case JsonArray items when items.Any(static item => item is JsonObject):
                for (int at = 0; at < items.Count; at++)
                {
                    Flatten($"{path}[{at}]", items[at], lines);
                }

                break;
            case JsonArray items:
                lines.Add((path, string.Join(", ", items.Select(static item => item?.ToString()))));
                break;
            default:
                lines.Add((path, node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString() ?? string.Empty));
                break;
        }
    }
}
