using System.Text.Json;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The JSON object of a sweep: what <c>--json</c> prints and <c>sweep.json</c> holds.</summary>
/// <remarks>
/// It begins as a run's does; each item of <c>points</c> has the values of the inputs, and variants with metrics and differences as a run
/// has them. docs/reference/run-folder.md describes every member.
/// </remarks>
public static class SweepJson
{
    /// <summary>The object as text, ending in a line feed.</summary>
    public static string Text(SweepResult sweep) => ResultJson.TextOf(stream => Write(sweep, stream));

    /// <summary>Writes the object as UTF-8 without byte order mark, ending in a line feed; the stream stays open.</summary>
    /// <exception cref="IOException">The stream could not take it.</exception>
    public static void Write(SweepResult sweep, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ResultJson.WriteObject(stream, json =>
        {
            EvidenceJson.WriteHead(json, sweep.First, sweep.Answer, sweep.Digest);
            json.WriteStartArray("axes");
            foreach (InputAxis axis in sweep.Axes)
            {
                json.WriteStartObject();
                json.WriteString("key", axis.Key);
                json.WriteString("unit", axis.Definition.Unit);
                json.WriteString("description", axis.Definition.Description);
                ResultJson.WriteStrings(json, "values", axis.Values);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            ResultJson.WriteStrings(json, "metrics", sweep.Metrics);
            ResultJson.WriteStrings(json, "thresholds", [.. sweep.Thresholds.Select(static one => one.ToString())]);
            ResultJson.WriteAssumptions(json, sweep.Assumptions);
            json.WriteStartArray("points");
            foreach (SweepPoint point in sweep.Points)
            {
                json.WriteStartObject();
                json.WriteStartObject("values");
                foreach ((InputAxis axis, string value) in sweep.Axes.Zip(point.Values))
                {
                    json.WriteString(axis.Key, value);
                }

                json.WriteEndObject();
                EvidenceJson.WriteRun(json, point.Result);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
