using System.Text.Json;
using Twin.Studies.Reports;
using Twin.Studies.Results;

namespace Twin.Studies.Evidence;

/// <summary>Reads a run's <c>result.json</c> back, as far as runs are compared: without curves, tables and differences.</summary>
internal static class ResultJsonReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a result.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="result">The result, or null when there is an error.</param>
    /// <returns>Null, or what is wrong with line and field, without the file's name.</returns>
    internal static string? TryRead(string text, out StudyResult? result)
    {
        result = null;
        try
        {
            ResultText? read = JsonSerializer.Deserialize<ResultText>(text, Options);
            if (read is null || read.Variants.Count == 0)
            {
                return "line 1: expected the object that a run writes as result.json, with at least one variant";
            }

            result = Of(read);
            return null;
        }
        catch (JsonException error)
        {
            return RunManifestJson.Problem(error);
        }
    }

    private static StudyResult Of(ResultText read) => new()
    {
        Study = read.Study,
        Title = read.Title,
        Question = read.Question,
        Answer = [],
        Seed = read.Seed,
        Replications = read.Replications,
        Digest = read.Digest,
        ExogenousHash = read.ExogenousHash,
        TableHash = read.TableHash,
        Version = read.Version,
        HorizonMs = read.HorizonMs,
        Assumptions =
        [
            .. read.Assumptions.Select(static one => new Assumption(
                one.Key, one.Value.Value, one.Value.Unit, Origins.Of(one.Value.Origin), one.Value.Source, one.Value.Description)),
        ],
        Variants = [.. read.Variants.Select(one => Of(one, read.Replications))],
        Differences = [],
    };

    private static VariantResult Of(VariantText read, int replications)
    {
        MetricText[] metrics = [.. read.Metrics.Values];
        bool replicated = replications > 1 && metrics.All(one => one.Values?.Count == replications);
        return new VariantResult
        {
            Name = read.Name,
            RuleSet = read.RuleSet,
            Switches = read.Switches,
            Digest = read.Digest,
            ExogenousHash = read.ExogenousHash,
            Metrics =
            [
                .. read.Metrics.Select(static one => new Metric(one.Key, one.Value.Value, one.Value.Unit, string.Empty)
                {
                    Title = one.Value.Title ?? string.Empty,
                    HalfWidth = one.Value.HalfWidth,
                }),
            ],
            Replications = replicated
                ? [.. Enumerable.Range(0, replications).Select(i => metrics.Select(one => one.Values![i]).ToArray())]
                : [],
            Series = [],
        };
    }

    private sealed record ResultText(
        string Study,
        string Title,
        string Question,
        ulong Seed,
        int Replications,
        long HorizonMs,
        string Digest,
        string ExogenousHash,
        string TableHash,
        string Version,
        Dictionary<string, InputText> Assumptions,
        List<VariantText> Variants);

    private sealed record InputText(string Value, string Unit, string Origin, string Source, string Description);

    private sealed record VariantText(
        string Name, string RuleSet, List<string> Switches, string Digest, string ExogenousHash, Dictionary<string, MetricText> Metrics);

    private sealed record MetricText(
        double? Value, string Unit, string? Title = null, double? HalfWidth = null, List<double?>? Values = null);
}
