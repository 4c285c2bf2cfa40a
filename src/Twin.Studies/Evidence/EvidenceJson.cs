using System.Text.Json;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>The members that the JSON of sweeps and tornados has in common.</summary>
internal static class EvidenceJson
{
    /// <summary>What all runs share.</summary>
    internal static void WriteHead(Utf8JsonWriter json, StudyResult first, IReadOnlyList<string> answer, string digest)
    {
        json.WriteString("study", first.Study);
        json.WriteString("title", first.Title);
        json.WriteString("question", first.Question);
        ResultJson.WriteStrings(json, "answer", answer);
        json.WriteNumber("seed", first.Seed);
        json.WriteNumber("replications", first.Replications);
        json.WriteString("digest", digest);
        json.WriteString("tableHash", first.TableHash);
        json.WriteString("version", first.Version);
    }

    /// <summary>What one run found.</summary>
    internal static void WriteRun(Utf8JsonWriter json, StudyResult run)
    {
        json.WriteString("digest", run.Digest);
        json.WriteString("exogenousHash", run.ExogenousHash);
        json.WriteStartArray("variants");
        foreach (VariantResult variant in run.Variants)
        {
            json.WriteStartObject();
            json.WriteString("name", variant.Name);
            json.WriteString("digest", variant.Digest);
            ResultJson.WriteMetrics(json, variant);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ResultJson.WriteDifferences(json, run.Differences);
    }
}
