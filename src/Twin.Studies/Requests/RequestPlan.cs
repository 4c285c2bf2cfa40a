using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Studies.Running;

namespace Twin.Studies.Requests;

/// <summary>What users send, which no rule changes.</summary>
internal sealed class RequestPlan
{
    private const uint BurstPurpose = 0x4255_5253;

    /// <summary>Makes a plan.</summary>
    internal RequestPlan(TrafficPlan traffic, ImmutableArray<RequestBurst> bursts, long horizonMs, ulong seed)
    {
        Traffic = traffic;
        Bursts = bursts;
        HorizonMs = horizonMs;
        Draws = new RandomStream(seed, BurstPurpose);
    }

    /// <summary>Business as usual.</summary>
    internal TrafficPlan Traffic { get; }

    /// <summary>What comes on top.</summary>
    internal ImmutableArray<RequestBurst> Bursts { get; }

    /// <summary>Where the run ends.</summary>
    internal long HorizonMs { get; }

    /// <summary>Draws of the bursts, by device.</summary>
    internal RandomStream Draws { get; }

    /// <summary>How many classes of request there are.</summary>
    internal int Classes => Traffic.Rows.Length + Bursts.Length;
}
