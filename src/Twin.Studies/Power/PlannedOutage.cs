using System.Collections.Immutable;
using Twin.Domain.Randomness;

namespace Twin.Studies.Power;

/// <summary>An outage of the electricity network: whom it takes the supply from, when, and how it returns.</summary>
internal sealed record PlannedOutage
{
    private const uint RecloseDraw = 0;
    private const uint RecloseTimeDraw = 1;
    private const uint RestorationDraw = 2;

    /// <summary>Its number in the run, from 0.</summary>
    internal required int Number { get; init; }

    /// <summary>What reports call it.</summary>
    internal required string Name { get; init; }

    /// <summary>The premises, in ascending order.</summary>
    internal required ImmutableArray<PremisesRun> Premises { get; init; }

    /// <summary>When the supply goes.</summary>
    internal required long StartMs { get; init; }

    /// <summary>How long nobody has it back, those apart that an automatic reclosing serves.</summary>
    internal required long DurationMs { get; init; }

    /// <summary>How long the return takes: the whole of it, or its mean when exponential.</summary>
    internal long RestorationMs { get; init; }

    /// <summary>How the supply returns.</summary>
    internal RestorationProfile Profile { get; init; }

    /// <summary>How many premises an automatic reclosing serves before anybody works, parts per million (A16).</summary>
    internal int ReclosePpm { get; init; }

    /// <summary>The longest that a reclosing takes; each takes between a second and this.</summary>
    internal long RecloseMostMs { get; init; }

    /// <summary>How many premises it takes the supply from.</summary>
    internal long Count => Premises.Sum(static r => (long)r.Count);

    /// <summary>When a premises has its supply back from this outage.</summary>
    /// <param name="draws">The stream of outages.</param>
    /// <param name="premises">The premises' id.</param>
    internal long RestoredMs(RandomStream draws, ulong premises)
    {
        uint first = (uint)Number * 4;
        if (draws.Happens(ReclosePpm, premises, first + RecloseDraw))
        {
            long spreadMs = Math.Max(0, RecloseMostMs - 1_000);
            return StartMs + Math.Min(1_000, RecloseMostMs) + (long)draws.Below((ulong)spreadMs + 1, premises, first + RecloseTimeDraw);
        }

        long waitMs = RestorationMs == 0 ? 0
            : Profile == RestorationProfile.Exponential ? draws.ExponentialMs(RestorationMs, premises, first + RestorationDraw)
            : (long)draws.Below((ulong)RestorationMs + 1, premises, first + RestorationDraw);
        return StartMs + DurationMs + waitMs;
    }
}
