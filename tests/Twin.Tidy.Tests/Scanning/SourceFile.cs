namespace Twin.Tidy.Tests.Scanning;

/// <summary>A text file of the working tree.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">All of it.</param>
public sealed record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.Split('\n');

    /// <summary>The C# text with the content of comments, strings and characters blanked; the same number of lines.</summary>
    public string Code { get; } = Path.EndsWith(".cs", StringComparison.Ordinal) ? CodeText.Blank(Text) : Text;

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The line of a position in <see cref="Text"/> or <see cref="Code"/>, from 1.</summary>
    public int LineAt(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
