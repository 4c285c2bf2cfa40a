using Twin.Domain.Rules;
using Twin.Studies.Results;
using Twin.Studies.Scenarios;

namespace Twin.Studies.Running;

/// <summary>A what-if study: what it asks, what it takes, and how one variant of it runs.</summary>
public interface IStudy
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>One line.</summary>
    string Title { get; }

    /// <summary>Which kind of question it is, for lists.</summary>
    StudyGroup Group { get; }

    /// <summary>What it answers, in a sentence or two that a planner would say.</summary>
    string Question { get; }

    /// <summary>The proposals of the register it concerns.</summary>
    IReadOnlyList<string> Modifications { get; }

    /// <summary>Its inputs, in the order to show them.</summary>
    IReadOnlyList<InputDefinition> Inputs { get; }

    /// <summary>The requests that are business as usual unless the scenario lists its own.</summary>
    IReadOnlyList<TrafficRow> DefaultTraffic { get; }

    /// <summary>The name of the scenario that runs when none is given, among the shipped ones.</summary>
    string DefaultScenario { get; }

    /// <summary>Checks inputs against each other and against the estate, before anything runs.</summary>
    void Check(Scenario scenario, EstateFactory estates, InputErrors errors);

    /// <summary>Runs one variant.</summary>
    VariantOutcome Run(VariantRun run);

    /// <summary>The sentences that answer the question, from the variants' metrics.</summary>
    IReadOnlyList<string> Answer(IReadOnlyList<VariantResult> variants);
}
