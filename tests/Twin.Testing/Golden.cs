using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace Twin.Testing;

/// <summary>
/// Compares text with a golden file: an expected output kept in the repository, in the folder <c>Goldens</c> of the test project.
/// </summary>
/// <remarks>
/// To accept a change, run the tests with the environment variable <c>TWIN_UPDATE_GOLDENS=1</c>, which rewrites the files, and read the
/// difference before committing it. A missing golden fails; only that variable creates one.
/// </remarks>
public static class Golden
{
    /// <summary>The environment variable that makes <see cref="Verify"/> write instead of compare.</summary>
    public const string UpdateVariable = "TWIN_UPDATE_GOLDENS";

    /// <summary>Fails unless the text equals the golden file, line ends aside.</summary>
    /// <param name="name">The file's name with extension, for example <c>report.html</c>; may contain folders.</param>
    /// <param name="text">The actual text. Remove what differs between machines (times, paths) before.</param>
    /// <param name="caller">The test's source file, filled in by the compiler; its project holds the goldens.</param>
    public static void Verify(string name, string text, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(ProjectOf(caller), "Goldens", name);
        string actual = Normalise(text);
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        if (!File.Exists(path))
        {
            throw new XunitException($"There is no golden {path}; run the test with {UpdateVariable}=1 to create it, then read it.");
        }

        string expected = Normalise(File.ReadAllText(path));
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new XunitException(FirstDifference(path, expected.Split('\n'), actual.Split('\n')));
        }
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string path, string[] expected, string[] actual)
    {
        int line = 0;
        while (line < expected.Length && line < actual.Length && string.Equals(expected[line], actual[line], StringComparison.Ordinal))
        {
            line++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {path} differs from line {line + 1} on ({expected.Length - 1} lines expected, {actual.Length - 1} found).
            expected: {(line < expected.Length ? expected[line] : "(end)")}
            found:    {(line < actual.Length ? actual[line] : "(end)")}
            If the change is meant, run the test with {UpdateVariable}=1 and commit the difference.
            """);
    }

    private static string ProjectOf(string caller)
    {
        for (string? folder = Path.GetDirectoryName(caller); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csproj").Any())
            {
                return folder;
            }
        }

        throw new XunitException($"{caller} lies in no project on this machine; goldens need the source tree they were built from.");
    }
}
