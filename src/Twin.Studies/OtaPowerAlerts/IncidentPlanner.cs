using System.Collections.Immutable;
using System.Globalization;
using Twin.Domain.Randomness;
using Twin.Domain.Time;
using Twin.Engine.Estate;
using Twin.Studies.Power;

namespace Twin.Studies.OtaPowerAlerts;

/// <summary>
/// Real outages as they come: for each distributor a Poisson stream, denser while a storm passes; each takes some neighbours' supply.
/// </summary>
internal sealed class IncidentPlanner
{
    private const uint Purpose = 0x494E_4349;
    private const long YearMs = 365 * SimTime.DayMs;
    private const long LongestGapMs = 1L << 40;
    private const long ThreeMinutesMs = 3 * SimTime.MinuteMs;
    private const uint GapDraw = 0;
    private const uint ThinningDraw = 1;
    private const uint PlaceDraw = 2;
    private const uint SizeDraw = 3;
    private const uint ShortDraw = 4;
    private const uint LengthDraw = 5;

    private readonly IncidentTerms terms;
    private readonly RandomStream draws;

    /// <summary>Prepares to plan.</summary>
    internal IncidentPlanner(IncidentTerms terms, ulong seed)
    {
        this.terms = terms;
        draws = new RandomStream(seed, Purpose);
    }

    /// <summary>The outages of an estate until the end of a run.</summary>
    internal ImmutableArray<PlannedOutage> Plan(SimulatedEstate estate, long horizonMs)
    {
        NetworkPremises networks = new(estate);
        ImmutableArray<PlannedOutage>.Builder outages = ImmutableArray.CreateBuilder<PlannedOutage>();
        foreach (int distributor in networks.Distributors)
        {
            Plan(distributor, networks.Of([distributor]), horizonMs, outages);
        }

        return outages.ToImmutable();
    }

    private void Plan(
        int distributor, IReadOnlyList<PremisesRun> premises, long horizonMs, ImmutableArray<PlannedOutage>.Builder outages)
    {
        long count = NetworkPremises.CountOf(premises);
        int factor = terms.PassesOver(distributor) ? terms.StormFactor : 1;
        Int128 perYear = (Int128)count * terms.PerThousandPremisesPerYear * factor;
        if (perYear == 0)
        {
            return;
        }

        // A stream as dense as in the storm, of which calm weather keeps its share: the gaps need not know when the storm begins.
        long gapMs = (long)Int128.Clamp((Int128)YearMs * terms.MeanPremisesThousandths / perYear, 1, LongestGapMs);
        long atMs = 0;
        for (ulong number = 0; ; number++)
        {
            ulong key = RandomStream.Mix(((ulong)distributor << 40) + number);
            atMs += draws.ExponentialMs(gapMs, key, GapDraw);
            if (atMs >= horizonMs)
            {
                return;
            }

            if (terms.IsStorm(distributor, atMs) || draws.Below((ulong)factor, key, ThinningDraw) == 0)
            {
                outages.Add(Outage(outages.Count, key, premises, count, atMs));
            }
        }
    }

    private PlannedOutage Outage(int number, ulong key, IReadOnlyList<PremisesRun> premises, long count, long atMs)
    {
        long beyondOne = draws.ExponentialMs(Math.Max(0, terms.MeanPremisesThousandths - 1_000), key, SizeDraw) / 1_000;
        long place = (long)draws.Below((ulong)count, key, PlaceDraw);
        bool isShort = draws.Happens(terms.ShortPpm, key, ShortDraw);
        return new PlannedOutage
        {
            Number = number,
            Name = number.ToString(CultureInfo.InvariantCulture),
            Premises = [.. NetworkPremises.Slice(premises, place, Math.Min(count, 1 + beyondOne))],
            StartMs = atMs,
            DurationMs = isShort
                ? 1 + (long)draws.Below(ThreeMinutesMs - 1, key, LengthDraw)
                : ThreeMinutesMs + draws.ExponentialMs(terms.MeanMs, key, LengthDraw),
        };
    }
}
