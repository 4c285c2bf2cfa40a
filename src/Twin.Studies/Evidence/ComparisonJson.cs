using System.Text.Json;
using Twin.Studies.Reports;

namespace Twin.Studies.Evidence;

/// <summary>The JSON object of a comparison: what <c>--json</c> prints and <c>comparison.json</c> holds.</summary>
/// <remarks>docs/reference/run-folder.md describes every member.</remarks>
public static class ComparisonJson
{
    /// <summary>The object as text, ending in a line feed.</summary>
    public static string Text(RunComparison comparison) => ResultJson.TextOf(stream => Write(comparison, stream));

    /// <summary>The verdict as JSON and tables name it.</summary>
    public static string Name(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Same => "same",
        ComparisonVerdict.Differs => "differs",
        ComparisonVerdict.MayBeChance => "may be chance",
        _ => "not comparable",
    };

    /// <summary>Writes the object as UTF-8 without byte order mark, ending in a line feed; the stream stays open.</summary>
    /// <exception cref="IOException">The stream could not take it.</exception>
    public static void Write(RunComparison comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ResultJson.WriteObject(stream, json =>
        {
            json.WriteString("study", comparison.First.Result.Study);
            ResultJson.WriteStrings(json, "answer", comparison.Answer);
            ResultJson.WriteStrings(json, "warnings", comparison.Warnings);
            json.WriteBoolean("sameEvents", comparison.SameEvents);
            WriteRun(json, "first", comparison.First);
            WriteRun(json, "second", comparison.Second);
            json.WriteStartArray("settings");
            foreach (SettingDifference row in comparison.Settings)
            {
                json.WriteStartObject();
                json.WriteString("kind", row.Kind);
                json.WriteString("name", row.Name);
                json.WriteString("first", row.First);
                json.WriteString("second", row.Second);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("metrics");
            foreach (MetricComparison row in comparison.Metrics)
            {
                WriteMetric(json, row);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Every metric of every variant, one a line.</summary>
    internal static void WriteCsv(RunComparison comparison, TextWriter writer)
    {
        CsvLines.Write(
            writer,
            [
                "variant", "metric", "unit", "first", "first_half_width", "second", "second_half_width", "absolute", "relative",
                "half_width", "paired", "intervals_overlap", "verdict",
            ]);
        foreach (MetricComparison row in comparison.Metrics)
        {
            CsvLines.Write(
                writer,
                [
                    row.Variant, row.First.Name, row.First.Unit, CsvLines.Cell(row.First.Value), CsvLines.Cell(row.First.HalfWidth),
                    CsvLines.Cell(row.Second.Value), CsvLines.Cell(row.Second.HalfWidth), CsvLines.Cell(row.Absolute),
                    CsvLines.Cell(row.Relative), CsvLines.Cell(row.HalfWidth), row.HalfWidth is null ? string.Empty : YesNo(row.IsPaired),
                    row.IntervalsOverlap is { } overlap ? YesNo(overlap) : string.Empty, Name(row.Verdict),
                ]);
        }
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static void WriteRun(Utf8JsonWriter json, string name, ComparedRun run)
    {
        json.WriteStartObject(name);
        json.WriteString("folder", run.Folder);
        json.WriteString("title", run.Result.Title);
        json.WriteNumber("seed", run.Result.Seed);
        json.WriteNumber("replications", run.Result.Replications);
        json.WriteString("digest", run.Result.Digest);
        json.WriteString("exogenousHash", run.Result.ExogenousHash);
        json.WriteString("tableHash", run.Result.TableHash);
        json.WriteString("version", run.Result.Version);
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricComparison row)
    {
        json.WriteStartObject();
        json.WriteString("variant", row.Variant);
        json.WriteString("metric", row.First.Name);
        json.WriteString("unit", row.First.Unit);
        ResultJson.WriteNumber(json, "first", row.First.Value);
        ResultJson.WriteNumber(json, "second", row.Second.Value);
        ResultJson.WriteNumber(json, "absolute", row.Absolute);
        ResultJson.WriteNumber(json, "relative", row.Relative);
        if (row.HalfWidth is not null)
        {
            ResultJson.WriteNumber(json, "halfWidth", row.HalfWidth);
            json.WriteBoolean("paired", row.IsPaired);
        }

        if (row.IntervalsOverlap is { } overlap)
        {
            json.WriteBoolean("intervalsOverlap", overlap);
        }

        json.WriteString("verdict", Name(row.Verdict));
        json.WriteEndObject();
    }
}
