using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>Reads and writes <c>manifest.json</c>.</summary>
public static class RunManifestJson
{
    /// <summary>The only shape this version reads and writes.</summary>
    private const int ManifestVersion = 1;

    // The scenario's quotes stay readable; the file is never put inside HTML.
    private static readonly RunManifestJsonContext Context =
        new(new JsonSerializerOptions(RunManifestJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The manifest as text: members in the order of the record, input files in ordinal order, ending in a line feed.</summary>
    public static string Text(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach ((string path, string hash) in manifest.InputFiles)
        {
            files.Add(path, hash);
        }

        return JsonSerializer.Serialize(manifest with { InputFiles = files }, Context.RunManifest) + "\n";
    }

    /// <summary>Writes <see cref="Text"/> as UTF-8 without byte order mark; the stream stays open.</summary>
    /// <exception cref="IOException">The stream could not take it.</exception>
    public static void Write(RunManifest manifest, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Encoding.UTF8.GetBytes(Text(manifest)));
    }

    /// <summary>Reads a manifest strictly: an unknown or missing member is an error.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="manifest">The manifest, or null when there is an error.</param>
    /// <returns>Null, or what is wrong with line and field, without the file's name.</returns>
    public static string? TryRead(string text, out RunManifest? manifest)
    {
        manifest = null;
        try
        {
            RunManifest? read = JsonSerializer.Deserialize(text, Context.RunManifest);
            if (read is null)
            {
                return "line 1: found null, expected the object that a run writes as manifest.json";
            }

            if (read.ManifestVersion != ManifestVersion)
            {
                return FormattableString.Invariant(
                    $"manifestVersion: found {read.ManifestVersion}, this Twin reads {ManifestVersion}; replay with Twin {read.Version}");
            }

            manifest = read;
            return null;
        }
        catch (JsonException error)
        {
            return Problem(error);
        }
    }

    /// <summary>What is wrong with a JSON text, with line and field.</summary>
    internal static string Problem(JsonException error)
    {
        string field = error.Path is null or "$"
            ? string.Empty
            : error.Path.Replace("$.", string.Empty, StringComparison.Ordinal) + ": ";
        string what = error.Message.Split(" Path:")[0].Split(" LineNumber:")[0];
        return FormattableString.Invariant($"line {(error.LineNumber ?? 0) + 1}: {field}{what}");
    }
}
