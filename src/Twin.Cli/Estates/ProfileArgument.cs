using System.CommandLine;
using Twin.Cli.Infrastructure;
using Twin.Domain.Population;
using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Cli.Estates;

/// <summary>A population profile on the command line, and the estate it gives.</summary>
internal sealed class ProfileArgument
{
    /// <summary>The profile.</summary>
    public Argument<string> Profile { get; } = new("profile")
    {
        Description = "A shipped profile's name (gb, gb-national, flag-round-trip), or the path of your own YAML file.",
    };

    /// <summary>How many premises.</summary>
    public Option<int?> Premises { get; } = CommonOptions.Number("--premises", 1, PopulationIds.MostPremises);

    /// <summary>The seed.</summary>
    public Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "The seed. Default: 1.",
        HelpName = "number",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>Adds argument and options to a verb.</summary>
    public void AddTo(Command verb)
    {
        Premises.Description = "How many premises instead of the profile's own number.";
        verb.Add(Profile);
        verb.Add(Premises);
        verb.Add(Seed);
    }

    /// <summary>Builds the estate.</summary>
    /// <exception cref="InvalidInputException">The profile is wrong.</exception>
    public SimulatedEstate Build(ParseResult parsed, CancellationToken cancellation)
    {
        InputErrors errors = new();
        EstateSource source = new(parsed.GetRequiredValue(Profile), parsed.GetValue(Premises), null, "command line", 0);
        EstateFactory? factory = EstateFactory.Open(source, null, errors);
        errors.ThrowIfAny();
        int threads = Environment.ProcessorCount;
        return factory!.Build(RuleSet.Sec2020, parsed.GetValue(Seed), Math.Max(8, 4 * threads), threads, cancellation);
    }
}
