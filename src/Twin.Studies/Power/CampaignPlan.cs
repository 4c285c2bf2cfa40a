using Twin.Domain.Randomness;

namespace Twin.Studies.Power;

/// <summary>A firmware campaign whose activations may cut the hub's supply: the same for every partition.</summary>
internal sealed record CampaignPlan
{
    private const uint Purpose = 0x4143_5449;
    private const uint MomentDraw = 0;
    private const uint SpecificationDraw = 1;
    private const uint LengthDraw = 2;
    private const uint SpeaksDraw = 3;

    private readonly RandomStream draws;

    /// <summary>Opens the campaign's draws.</summary>
    internal CampaignPlan(ulong seed) => draws = new RandomStream(seed, Purpose);

    /// <summary>How many meters it updates.</summary>
    internal required long Meters { get; init; }

    /// <summary>The order in which meters come, over all that qualify.</summary>
    internal required SpreadOrder Order { get; init; }

    /// <summary>When its first day begins.</summary>
    internal required long StartMs { get; init; }

    /// <summary>How many days it takes.</summary>
    internal required int Days { get; init; }

    /// <summary>When in the day it activates, from midnight.</summary>
    internal required long FromMs { get; init; }

    /// <summary>For how long of the day it activates.</summary>
    internal required long WithinMs { get; init; }

    /// <summary>Meters that never cut the supply (MP102A), parts per million.</summary>
    internal required int NewSpecificationPpm { get; init; }

    /// <summary>The shortest cut.</summary>
    internal required long CutLeastMs { get; init; }

    /// <summary>The longest cut.</summary>
    internal required long CutMostMs { get; init; }

    /// <summary>Meters that take the cut for an outage and send 8F35 or 8F36 after it, parts per million.</summary>
    internal required int SpeaksPpm { get; init; }

    /// <summary>The activations of a day, evenly; the days one after the other.</summary>
    /// <param name="place">The meter's place in the order, below <see cref="Meters"/>.</param>
    /// <param name="device">The meter's EUI-64.</param>
    internal long MomentMs(long place, ulong device)
        => StartMs + (place * Days / Meters * Domain.Time.SimTime.DayMs) + FromMs
            + (long)draws.Below((ulong)Math.Max(1, WithinMs), device, MomentDraw);

    /// <summary>How long a meter's activation cuts the hub's supply; 0 for not at all.</summary>
    internal long CutMs(ulong device) => draws.Happens(NewSpecificationPpm, device, SpecificationDraw)
        ? 0
        : CutLeastMs + (long)draws.Below((ulong)(CutMostMs - CutLeastMs) + 1, device, LengthDraw);

    /// <summary>Whether a meter sends 8F35 or 8F36 after the cut.</summary>
    internal bool Speaks(ulong device) => draws.Happens(SpeaksPpm, device, SpeaksDraw);
}
