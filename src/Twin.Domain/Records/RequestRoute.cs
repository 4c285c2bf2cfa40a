using System.Collections.Immutable;
using Twin.Domain.Identity;

namespace Twin.Domain.Records;

/// <summary>Where a request is decided.</summary>
/// <param name="Decides">
/// The entity whose steps decide it; none when the DCC decides it without one (<see cref="DccSteps"/>).
/// </param>
/// <param name="Each">
/// The devices each of which decides its part (11.1, 11.4, 12.2); empty otherwise. <see cref="DccSteps.Check"/> first, then the steps of
/// each device with the same request, then <see cref="DccSteps.Together"/>.
/// </param>
/// <param name="Fetch">Records that are still missing from what was fetched; ask again when they are there.</param>
public readonly record struct RequestRoute(EntityKey Decides, ImmutableArray<EntityKey> Each, ImmutableArray<EntityKey> Fetch)
{
    /// <summary>Whether everything that the decision needs is there.</summary>
    public bool IsReady => Fetch.IsEmpty;
}
