using System.Text.Json;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The JSON object of a tornado: what <c>--json</c> prints and <c>tornado.json</c> holds.</summary>
/// <remarks>docs/reference/run-folder.md describes every member.</remarks>
public static class TornadoJson
{
    /// <summary>The object as text, ending in a line feed.</summary>
    public static string Text(TornadoResult tornado) => ResultJson.TextOf(stream => Write(tornado, stream));

    /// <summary>Writes the object as UTF-8 without byte order mark, ending in a line feed; the stream stays open.</summary>
    /// <exception cref="IOException">The stream could not take it.</exception>
    public static void Write(TornadoResult tornado, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(tornado);
        ResultJson.WriteObject(stream, json =>
        {
            EvidenceJson.WriteHead(json, tornado.Base, tornado.Answer, tornado.Digest);
            json.WriteString("definition", tornado.Definition);
            json.WriteStartObject("notMoved");
            foreach ((string key, string reason) in tornado.NotMoved)
            {
                json.WriteString(key, reason);
            }

            json.WriteEndObject();
            ResultJson.WriteAssumptions(json, tornado.Base.Assumptions);
            json.WriteStartArray("measures");
            foreach (TornadoMeasure measure in tornado.Metrics.SelectMany(metric => TornadoMeasure.Of(tornado, metric)))
            {
                WriteMeasure(json, tornado, measure);
            }

            json.WriteEndArray();
            json.WriteStartObject("base");
            EvidenceJson.WriteRun(json, tornado.Base);
            json.WriteEndObject();
            json.WriteStartArray("inputs");
            foreach (TornadoBar bar in tornado.Bars)
            {
                json.WriteStartObject();
                json.WriteString("key", bar.Range.Key);
                json.WriteString("unit", bar.Range.Definition.Unit);
                json.WriteString("value", bar.Range.Base);
                WriteEnd(json, "low", bar.Range.Low, bar.Low);
                WriteEnd(json, "high", bar.Range.High, bar.High);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, string value, StudyResult run)
    {
        json.WriteStartObject(name);
        json.WriteString("value", value);
        EvidenceJson.WriteRun(json, run);
        json.WriteEndObject();
    }

    private static void WriteMeasure(Utf8JsonWriter json, TornadoResult tornado, TornadoMeasure measure)
    {
        json.WriteStartObject();
        json.WriteString("metric", measure.Metric.Name);
        json.WriteString("unit", measure.Metric.Unit);
        json.WriteString("variant", tornado.Base.Variants[measure.Variant].Name);
        if (measure.IsDifference)
        {
            json.WriteString("against", tornado.Base.Variants[0].Name);
        }

        ResultJson.WriteNumber(json, "base", measure.Base);
        json.WriteStartArray("effects");
        foreach (TornadoEffect effect in measure.Effects)
        {
            json.WriteStartObject();
            json.WriteString("input", effect.Range.Key);
            json.WriteString("low", effect.Range.Low);
            json.WriteString("high", effect.Range.High);
            WriteChange(json, "atLow", effect.Low, effect.LowChange);
            WriteChange(json, "atHigh", effect.High, effect.HighChange);
            ResultJson.WriteNumber(json, "swing", effect.Swing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, string name, double? value, Running.Sample? change)
    {
        json.WriteStartObject(name);
        ResultJson.WriteNumber(json, "value", value);
        ResultJson.WriteNumber(json, "change", change?.Mean);
        if (change?.HalfWidth is not null)
        {
            ResultJson.WriteNumber(json, "halfWidth", change?.HalfWidth);
        }

        json.WriteEndObject();
    }
}
