namespace Twin.Studies.Reports;

/// <summary>A finished piece of markup. The only way to make one is a template, so text can never reach a page unencoded.</summary>
internal readonly record struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>No markup at all; the default value.</summary>
    public static Html Empty => default;

    /// <summary>Markup from an interpolated string: what stands in the source is markup, every hole is text and is encoded.</summary>
    public static Html Of(HtmlTemplate template) => new(template.Finish());

    /// <summary>One piece after another.</summary>
    public static Html Concat(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.ToString())));

    /// <summary>One piece for every item, in order.</summary>
    public static Html ForEach<T>(IEnumerable<T> items, Func<T, Html> piece) => Concat(items.Select(piece));

    /// <summary>The piece when the condition holds, nothing otherwise.</summary>
    public static Html When(bool condition, Func<Html> piece) => condition ? piece() : Empty;

    /// <summary>The markup.</summary>
    public override string ToString() => _markup ?? string.Empty;
}
