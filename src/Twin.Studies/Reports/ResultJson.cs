using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Twin.Studies.Results;

namespace Twin.Studies.Reports;

/// <summary>The JSON object of a study: what <c>--json</c> prints and <c>result.json</c> holds.</summary>
/// <remarks>
/// Members come in a fixed order, numbers in their shortest form that reads back the same, lines end in a line feed: equal results give
/// equal bytes. In <c>differences</c> the members <c>baseline</c> and <c>variant</c> are <em>names</em> of variants, so that each row
/// says by
/// itself what it compares; the values stand beside them as <c>baselineValue</c> and <c>variantValue</c>. What was not measured is null.
/// docs/reference/run-folder.md describes every member.
/// </remarks>
public static class ResultJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // The text is a file of its own and is never put inside HTML, so apostrophes and the like can stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The object as text, ending in a line feed.</summary>
    public static string Text(StudyResult result) => TextOf(stream => Write(result, stream));

    /// <summary>Writes the object as UTF-8 without byte order mark, ending in a line feed; the stream stays open.</summary>
    /// <exception cref="IOException">The stream could not take it.</exception>
    public static void Write(StudyResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        WriteObject(stream, json =>
        {
            WriteHead(json, result);
            WriteAssumptions(json, result.Assumptions);
            json.WriteStartArray("variants");
            foreach (VariantResult variant in result.Variants)
            {
                WriteVariant(json, variant);
            }

            json.WriteEndArray();
            WriteDifferences(json, result.Differences);
        });
    }

    /// <summary>Writes one object in the form of every result, ending in a line feed; the stream stays open.</summary>
    internal static void WriteObject(Stream stream, Action<Utf8JsonWriter> members)
    {
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>What is written to a stream, as text.</summary>
    internal static string TextOf(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteHead(Utf8JsonWriter json, StudyResult result)
    {
        json.WriteString("study", result.Study);
        json.WriteString("title", result.Title);
        json.WriteString("question", result.Question);
        WriteStrings(json, "answer", result.Answer);
        WriteStrings(json, "notes", result.Notes);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("replications", result.Replications);
        json.WriteNumber("horizonMs", result.HorizonMs);
        json.WriteString("digest", result.Digest);
        json.WriteString("exogenousHash", result.ExogenousHash);
        json.WriteString("tableHash", result.TableHash);
        json.WriteString("version", result.Version);
    }

    /// <summary>Writes the member <c>assumptions</c>.</summary>
    internal static void WriteAssumptions(Utf8JsonWriter json, IReadOnlyList<Assumption> assumptions)
    {
        json.WriteStartObject("assumptions");
        foreach (Assumption assumption in assumptions)
        {
            json.WriteStartObject(assumption.Key);
            json.WriteString("value", assumption.Value);
            json.WriteString("unit", assumption.Unit);
            json.WriteString("origin", Origins.Name(assumption.Origin));
            json.WriteString("source", assumption.Source);
            json.WriteString("description", assumption.Description);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteVariant(Utf8JsonWriter json, VariantResult variant)
    {
        json.WriteStartObject();
        json.WriteString("name", variant.Name);
        json.WriteString("ruleSet", variant.RuleSet);
        WriteStrings(json, "switches", variant.Switches);
        json.WriteString("digest", variant.Digest);
        json.WriteString("exogenousHash", variant.ExogenousHash);
        WriteMetrics(json, variant);
        WriteSeries(json, variant);
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>metrics</c> of a variant.</summary>
    internal static void WriteMetrics(Utf8JsonWriter json, VariantResult variant)
    {
        json.WriteStartObject("metrics");
        for (int i = 0; i < variant.Metrics.Count; i++)
        {
            Metric metric = variant.Metrics[i];
            json.WriteStartObject(metric.Name);
            WriteNumber(json, "value", metric.Value);
            json.WriteString("unit", metric.Unit);
            if (metric.Title.Length > 0)
            {
                json.WriteString("title", metric.Title);
            }

            if (metric.HalfWidth is not null)
            {
                WriteNumber(json, "halfWidth", metric.HalfWidth);
            }

            WriteReplications(json, variant, i);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // One line for all values, as for the points of a curve.
    private static void WriteReplications(Utf8JsonWriter json, VariantResult variant, int metric)
    {
        if (variant.Replications.Count > 0)
        {
            IEnumerable<string> values = variant.Replications
                .Select(one => CsvLines.Cell(one[metric]) is { Length: > 0 } cell ? cell : "null");
            json.WritePropertyName("values");
            json.WriteRawValue($"[{string.Join(',', values)}]");
        }
    }

    private static void WriteSeries(Utf8JsonWriter json, VariantResult variant)
    {
        json.WriteStartArray("series");
        foreach (Series series in variant.Series)
        {
            json.WriteStartObject();
            json.WriteString("name", series.Name);
            json.WriteString("title", series.Title);
            json.WriteString("unit", series.Unit);
            json.WriteBoolean("step", series.Step);
            json.WritePropertyName("points");
            json.WriteRawValue(Points(series.Points));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the member <c>differences</c>.</summary>
    internal static void WriteDifferences(Utf8JsonWriter json, IReadOnlyList<MetricDifference> differences)
    {
        json.WriteStartArray("differences");
        foreach (MetricDifference difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("metric", difference.Metric);
            json.WriteString("unit", difference.Unit);
            json.WriteString("baseline", difference.BaselineVariant);
            json.WriteString("variant", difference.Variant);
            WriteNumber(json, "baselineValue", difference.BaselineValue);
            WriteNumber(json, "variantValue", difference.VariantValue);
            WriteNumber(json, "absolute", difference.Absolute);
            WriteNumber(json, "relative", difference.Relative);
            if (difference.HalfWidth is not null)
            {
                WriteNumber(json, "halfWidth", difference.HalfWidth);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // One line for all points of a curve: the indented form of thousands of pairs would bury everything else in the file.
    private static string Points(IReadOnlyList<SeriesPoint> points)
    {
        StringBuilder text = new("[", (points.Count * 16) + 2);
        foreach (SeriesPoint point in points)
        {
            text.Append(text.Length > 1 ? "," : string.Empty)
                .Append('[').Append(point.TimeMs.ToString(CultureInfo.InvariantCulture)).Append(',')
                .Append(double.IsFinite(point.Value) ? point.Value.ToString("R", CultureInfo.InvariantCulture) : "null").Append(']');
        }

        return text.Append(']').ToString();
    }

    /// <summary>Writes a member that is a list of texts.</summary>
    internal static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>
    /// Writes a member that is a number or null: JSON has no NaN and no infinity; a division by nothing measured nothing.
    /// </summary>
    internal static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
