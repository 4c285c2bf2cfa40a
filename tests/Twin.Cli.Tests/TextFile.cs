namespace Twin.Cli.Tests;

/// <summary>A file with a user's input, gone after the test.</summary>
internal sealed class TextFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twin");

    public TextFile(string name, params string[] lines)
    {
        Path = System.IO.Path.Combine(folder.FullName, name);
        File.WriteAllText(Path, string.Concat(lines.Select(line => line + "\n")));
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
