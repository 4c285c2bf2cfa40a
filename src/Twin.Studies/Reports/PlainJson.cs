using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.Studies.Reports;

/// <summary>JSON for files and terminals, of whatever a command has to say.</summary>
public static class PlainJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The text is a file or a terminal's, never a page's: apostrophes and pound signs need no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>The value as text: camel case, indented, missing values left out, one line feed at the end.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";
}
