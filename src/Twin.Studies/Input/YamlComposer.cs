using Twin.Domain.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Twin.Studies.Input;

/// <summary>Builds nodes from the parser's events.</summary>
/// <remarks>
/// YamlDotNet's own representation model stops at the first key that stands twice and does not know the merge key, so the nodes are
/// built here. Bounds on depth and on size with aliases written out keep a small file from growing into a large one.
/// </remarks>
internal sealed class YamlComposer(string file, InputErrors errors)
{
    private const int DeepestNesting = 64;
    private const long LargestSize = 200_000;
    private const string MergeKey = "<<";

    private readonly Dictionary<AnchorName, YamlNode> anchors = [];

    /// <summary>The top node of the only document; null when something was wrong with the text as YAML.</summary>
    public YamlNode? Compose(string text)
    {
        int before = errors.Count;
        try
        {
            Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                Fail(0, "an empty file", "a map of keys and values");
                return null;
            }

            parser.Consume<DocumentStart>();
            YamlNode top = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out DocumentStart? second))
            {
                Fail(Line(second.Start), "a second document", "one document a file");
            }

            return errors.Count == before ? top : null;
        }
        catch (YamlException e)
        {
            Fail(Line(e.Start), string.Empty, string.Empty, "not YAML: " + Words(e));
            return null;
        }
    }

    private YamlNode Node(Parser parser, int depth)
    {
        ParsingEvent current = parser.Consume<ParsingEvent>();
        if (depth > DeepestNesting)
        {
            throw new YamlException(current.Start, current.End, $"nested more than {DeepestNesting} deep");
        }

        if (current is AnchorAlias alias)
        {
            // An alias inside its own anchor is not found either: the anchor is known only once its node is complete.
            return anchors.TryGetValue(alias.Value, out YamlNode? target)
                ? target
                : throw new YamlException(alias.Start, alias.End, $"there is no anchor '{alias.Value}' above");
        }

        NodeEvent start = (NodeEvent)current;
        if (!start.Tag.IsEmpty)
        {
            Fail(Line(start.Start), start.Tag.Value, "no tags");
        }

        YamlNode node = start switch
        {
            Scalar scalar => Leaf(scalar),
            SequenceStart => List(parser, start, depth),
            _ => Map(parser, start, depth),
        };
        if (node.Size > LargestSize)
        {
            throw new YamlException(start.Start, start.End, $"more than {LargestSize} values with aliases written out");
        }

        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor] = node;
        }

        return node;
    }

    private static YamlNode Leaf(Scalar scalar)
    {
        YamlKind kind = scalar.Style != ScalarStyle.Plain
            ? YamlKind.Text
            : scalar.Value is "" or "~" or "null" ? YamlKind.Nothing : YamlKind.Plain;
        return new YamlNode(kind, Line(scalar.Start), scalar.Value);
    }

    private YamlNode List(Parser parser, NodeEvent start, int depth)
    {
        YamlNode list = new(YamlKind.List, Line(start.Start), string.Empty);
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            YamlNode item = Node(parser, depth + 1);
            list.Items.Add(item);
            list.Size += item.Size;
        }

        return list;
    }

    private YamlNode Map(Parser parser, NodeEvent start, int depth)
    {
        YamlNode map = new(YamlKind.Map, Line(start.Start), string.Empty);
        List<YamlNode> merged = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = Node(parser, depth + 1);
            YamlNode value = Node(parser, depth + 1);
            map.Size += 1 + value.Size;
            if (key.Kind is not (YamlKind.Plain or YamlKind.Text))
            {
                Fail(key.Line, "a key that is not a text", "a text as key");
            }
            else if (key is { Kind: YamlKind.Plain, Text: MergeKey })
            {
                merged.AddRange(value.Kind == YamlKind.List ? value.Items : [value]);
            }
            else if (!seen.Add(key.Text))
            {
                int first = map.Entries.Find(e => e.Key.Text == key.Text).Key.Line;
                Fail(key.Line, key.Text, "each key once", $"the key stands on line {first} too");
            }
            else
            {
                map.Entries.Add(new(key, value));
            }
        }

        foreach (YamlNode source in merged)
        {
            Merge(map, source, seen);
        }

        return map;
    }

    private void Merge(YamlNode map, YamlNode source, HashSet<string> seen)
    {
        if (source.Kind != YamlKind.Map)
        {
            Fail(source.Line, "a merge of something else", "<< with a map or a list of maps");
            return;
        }

        map.Entries.AddRange(source.Entries.Where(e => seen.Add(e.Key.Text)));
    }

    private void Fail(int line, string found, string allowed, string message = "")
        => errors.Add(file, line, string.Empty, found, allowed, message);

    private static int Line(Mark mark) => (int)mark.Line;

    // The parser's own sentence, without the place it may repeat and on one line.
    private static string Words(YamlException e)
    {
        string words = e.Message.ReplaceLineEndings(" ");
        int place = words.StartsWith('(') ? words.IndexOf("): ", StringComparison.Ordinal) : -1;
        return place < 0 ? words : words[(place + 3)..];
    }
}
