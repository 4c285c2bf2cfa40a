using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Tests.Running;

/// <summary>A run of any study from a scenario's text, with the event log of every variant.</summary>
internal sealed class StudyRun
{
    private readonly Dictionary<string, StringWriter> logs = [];
    private readonly Dictionary<string, IReadOnlyList<EventRow>> rows = [];

    private StudyRun(StudyInput input, ulong seed, int threads, int partitions)
    {
        StudyRunOptions options = new()
        {
            Seed = seed,
            Threads = threads,
            Partitions = partitions,
            OpenEvents = name => logs[name] = new StringWriter(),
        };
        (Result, _) = StudyRunner.Run(input.Study, input.Scenario, input.Estates, options);
    }

    internal StudyResult Result { get; }

    internal IReadOnlyList<string> Variants => [.. Result.Variants.Select(static v => v.Name)];

    internal VariantResult this[string variant] => Result.Variants.Single(v => v.Name == variant);

    /// <summary>A metric's value; -1 where nothing was measured.</summary>
    internal double Metric(string variant, string name) => this[variant].Metrics.Single(m => m.Name == name).Value ?? -1;

    internal string LogText(string variant) => logs[variant].ToString();

    internal IReadOnlyList<EventRow> Events(string variant)
        => rows.TryGetValue(variant, out IReadOnlyList<EventRow>? read) ? read : rows[variant] = EventRow.Read(LogText(variant));

    /// <summary>Everything that threads and partitions must not change, as one text.</summary>
    internal string Everything() => string.Join('\n', (IEnumerable<string>)
    [
        Result.Digest,
        Result.ExogenousHash,
        .. Result.Variants.SelectMany(v => (IEnumerable<string>)
        [
            v.Name, v.Digest, v.ExogenousHash,
            .. v.Metrics.Select(static m => $"{m.Name}={m.Value:R}"),
            .. v.Series.SelectMany(static s => s.Points.Select(p => $"{s.Name} {p.TimeMs} {p.Value:R}")),
            .. v.Details.SelectMany(static d => d.Rows.Select(r => $"{d.Name} {string.Join('|', r)}")),
            LogText(v.Name),
        ]),
    ]);

    /// <summary>What of <see cref="Everything"/> does not depend on how users and entries are numbered; RDPs send in that order.</summary>
    internal string WithoutDigests() => string.Join('\n', (IEnumerable<string>)
    [
        Result.ExogenousHash,
        .. Result.Variants.SelectMany(static v => v.Metrics.Select(static m => $"{m.Name}={m.Value:R}")),
        .. Result.Variants.SelectMany(v => LogText(v.Name).Split('\n').Order(StringComparer.Ordinal)),
    ]);

    internal static StudyRun Of(
        string yaml, IReadOnlyList<string>? settings = null, ulong seed = 7, int threads = 1, int partitions = 3, string? folder = null)
    {
        string own = Directory.CreateTempSubdirectory("twin-").FullName;
        try
        {
            string path = Path.Combine(folder ?? own, folder is null ? "scenario.yaml" : Path.GetRandomFileName() + ".yaml");
            File.WriteAllText(path, yaml);
            return new StudyRun(StudyInput.Load(StudyOf(yaml), path, settings ?? [], []), seed, threads, partitions);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static IStudy StudyOf(string yaml)
    {
        string line = yaml.Split('\n').Single(static l => l.StartsWith("study:", StringComparison.Ordinal));
        return StudyCatalogue.Find(line["study:".Length..].Trim())!;
    }
}
