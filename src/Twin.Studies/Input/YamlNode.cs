namespace Twin.Studies.Input;

/// <summary>What a node of a YAML document is.</summary>
internal enum YamlKind
{
    /// <summary>A plain scalar without text, <c>~</c> or <c>null</c>.</summary>
    Nothing,

    /// <summary>A scalar without quotes.</summary>
    Plain,

    /// <summary>A scalar in quotes or as a block.</summary>
    Text,

    /// <summary>A sequence.</summary>
    List,

    /// <summary>A mapping.</summary>
    Map,
}

/// <summary>A node of a YAML document with its place; aliases share the node of their anchor.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line it starts on, from 1.</param>
/// <param name="Text">The scalar's text; empty for lists and maps.</param>
internal sealed record YamlNode(YamlKind Kind, int Line, string Text)
{
    /// <summary>The items of a list.</summary>
    public List<YamlNode> Items { get; } = [];

    /// <summary>The keys and values of a map, in order; merged ones last.</summary>
    public List<KeyValuePair<YamlNode, YamlNode>> Entries { get; } = [];

    /// <summary>How many nodes there are under and including this one, aliases counted each time.</summary>
    public long Size { get; set; } = 1;
}
