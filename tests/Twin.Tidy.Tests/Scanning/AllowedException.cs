using Twin.Testing;

namespace Twin.Tidy.Tests.Scanning;

/// <summary>A file that may break one convention, and why: a row of Exceptions.csv.</summary>
public sealed record AllowedException(string Convention, string Path, string Reason)
{
    public static IReadOnlyList<AllowedException> All { get; } =
    [
        .. File.ReadLines(System.IO.Path.Combine(RepositoryRoot.Path, "tests/Twin.Tidy.Tests/Exceptions.csv")).Skip(1)
            .Select(line => line.Split(',', 3)).Select(parts => new AllowedException(parts[0], parts[1], parts[2])),
    ];
}
