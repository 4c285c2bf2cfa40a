using Twin.Studies.Results;
using Twin.Studies.Running;

namespace Twin.Studies.Evidence;

/// <summary>One of the many runs of a sweep or a tornado.</summary>
internal static class EvidenceRun
{
    /// <summary>Runs the study and drops curves and tables, which would fill the memory and which nobody compares.</summary>
    internal static (StudyResult Result, long Events) Of(StudyInput input, StudyRunOptions options)
    {
        (StudyResult result, long events) = StudyRunner.Run(input.Study, input.Scenario, input.Estates, options);
        return (result with { Variants = [.. result.Variants.Select(static one => one with { Series = [], Details = [] })] }, events);
    }

    /// <summary>The options with a word before each label of progress, and without an event log.</summary>
    internal static StudyRunOptions Labelled(StudyRunOptions options, string word) => options with
    {
        OpenEvents = null,
        Progress = options.Progress is { } progress ? label => progress($"{word}: {label}") : null,
    };
}
