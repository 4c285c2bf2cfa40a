using Twin.Domain.Network;
using Twin.Domain.Population;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>What the rules of a record look at outside it: the rules in force, the CPL, the users, and the time.</summary>
/// <param name="Rules">The rule set of the twin.</param>
/// <param name="Products">The Central Products List now.</param>
/// <param name="Users">The users by number.</param>
/// <param name="Routing">Which RDP is told of which meter point.</param>
/// <param name="Now">The twin's time.</param>
/// <param name="Seed">The seed of the twin's draws.</param>
public sealed record RecordContext(
    RuleSet Rules, ProductList Products, UserDirectory Users, RdpRouting Routing, SimTime Now, ulong Seed)
{
    /// <summary>Where hubs are. Default: as in a generated estate.</summary>
    public HubPlaces Places { get; init; } = HubPlaces.OfPopulation;

    /// <summary>The same at another time.</summary>
    public RecordContext At(SimTime time) => time == Now ? this : this with { Now = time };
}
