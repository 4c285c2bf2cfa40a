using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Cli.Mods;
using Twin.Domain.Rules;
using Twin.Studies.Running;

namespace Twin.Cli.Study;

/// <summary>The arguments and options of <c>twin study run</c>, most of which sweeps and tornados have too.</summary>
internal sealed class StudyRunWords
{
    private const int MostPartitions = 65_536;
    private const int MostReplications = 10_000;

    /// <summary>The study.</summary>
    public Argument<string> Study { get; } = StudyArgument.Create();

    /// <summary>The scenario file.</summary>
    public Argument<string?> Scenario { get; } = new("scenario.yaml")
    {
        Description = "The scenario; without one, the study's own (twin study show NAME --scenario).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Inputs set on top.</summary>
    public Option<string[]> Settings { get; } = new("--set")
    {
        Description = "Set an input; may be given several times.",
        HelpName = "key=value",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Modifications switched on, in one variant beside the baseline.</summary>
    public Option<string?> Mods { get; } = ModsOption.Create();

    /// <summary>The seed.</summary>
    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "The seed; without one, the scenario's, else one is chosen and printed.",
        HelpName = "number",
    };

    /// <summary>How many threads.</summary>
    public Option<int?> Threads { get; } = CommonOptions.Threads(
        "How many threads; the result does not depend on it. Without it, one for each processor.");

    /// <summary>How many partitions.</summary>
    public Option<int?> Partitions { get; } = CommonOptions.Number("--partitions", 1, MostPartitions);

    /// <summary>How many replications.</summary>
    public Option<int?> Replications { get; } = CommonOptions.Number("--replications", 1, MostReplications);

    /// <summary>The run folder.</summary>
    public Option<string?> Output { get; } = new("--out")
    {
        Description = "The run folder; it must not exist yet. Without it, a new one under runs/.",
        HelpName = "folder",
    };

    /// <summary>Whether the event log is written.</summary>
    public Option<bool> Events { get; } = new("--events")
    {
        Description = "Write every event of the first replication to events/VARIANT.csv.",
    };

    /// <summary>Whether the result is printed as JSON.</summary>
    public Option<bool> Json { get; } = CommonOptions.Json();

    /// <summary>Adds them to a verb, in the order of the help text.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="logsEvents">Whether it can write an event log.</param>
    /// <param name="own">Options of the verb's own, which come first.</param>
    public void AddTo(Command verb, bool logsEvents, params IEnumerable<Option> own)
    {
        Mods.Description = "Compare the baseline with one variant in which these are on: ids of the register and your own YAML files, "
            + "with commas between.";
        Partitions.Description = "How many partitions the estate is cut into; the result does not depend on it.";
        Replications.Description = "Run the whole study so often, each time with the next seed, and give confidence intervals.";
        Json.Description = "Print the result as JSON.";
        verb.Add(Study);
        verb.Add(Scenario);
        IEnumerable<Option> events = logsEvents ? [Events] : [];
        foreach (Option option in own.Concat([Settings, Mods, Seed, Threads, Partitions, Replications, Output]).Concat(events).Append(Json))
        {
            verb.Add(option);
        }
    }

    /// <summary>Reads the study and its input.</summary>
    /// <exception cref="InvalidInputException">Something is wrong; all of it is listed.</exception>
    public StudyInput Read(ParseResult parsed)
    {
        IStudy study = StudyArgument.Find(parsed.GetRequiredValue(Study));
        string[] named = parsed.GetValue(Mods)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return StudyInput.Load(study, parsed.GetValue(Scenario), parsed.GetValue(Settings) ?? [], named);
    }

    /// <summary>How to run it and where to; what the user left open is chosen.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="input">The study and its input.</param>
    /// <param name="name">What a folder of Twin's own choice is called.</param>
    /// <param name="terminal">Hears the seed when it was chosen.</param>
    public ExecutionSettings How(ParseResult parsed, StudyInput input, string name, Terminal terminal) => new(
        parsed.GetValue(Seed) ?? input.Scenario.Seed ?? NewRun.ChooseSeed(terminal, parsed.IsQuiet()),
        parsed.GetValue(Replications) ?? 1,
        parsed.GetValue(Threads) ?? Environment.ProcessorCount,
        parsed.GetValue(Partitions) ?? 0,
        parsed.GetValue(Output) ?? NewRun.FreeFolder(name, terminal.Clock.GetUtcNow()));
}
