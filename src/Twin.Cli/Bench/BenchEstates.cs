using Twin.Domain.Rules;
using Twin.Engine.Estate;
using Twin.Studies.Running;
using Twin.Studies.Scenarios;

namespace Twin.Cli.Bench;

/// <summary>Estates for benches.</summary>
internal static class BenchEstates
{
    /// <summary>Opens a profile.</summary>
    /// <exception cref="InvalidInputException">There is no such profile, or it is wrong.</exception>
    public static EstateFactory Open(string profile, int? premises)
    {
        InputErrors errors = new();
        EstateFactory? factory = EstateFactory.Open(new EstateSource(profile, premises, null, "command line", 0), null, errors);
        errors.ThrowIfAny();
        return factory!;
    }
}
