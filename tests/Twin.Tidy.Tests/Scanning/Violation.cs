namespace Twin.Tidy.Tests.Scanning;

/// <summary>One place that breaks a convention.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="Message">What is wrong.</param>
public sealed record Violation(string Path, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
