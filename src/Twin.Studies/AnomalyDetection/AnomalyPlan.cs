using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.AnomalyDetection;

/// <summary>What the centre of a run must know of users and requests.</summary>
internal sealed record AnomalyPlan
{
    /// <summary>The inputs.</summary>
    internal required AnomalyDetectionInputs Inputs { get; init; }

    /// <summary>The request of each class; the last three are the price change, the retry storm and the surge.</summary>
    internal required ImmutableArray<ServiceRequestVariant> Classes { get; init; }

    /// <summary>The suppliers that announce the price change, each with the threshold announced.</summary>
    internal required ImmutableArray<(ushort User, int Threshold, ulong Key)> Announcing { get; init; }

    /// <summary>Whose keys are stolen; 0 for nobody's.</summary>
    internal required ushort Stolen { get; init; }

    /// <summary>Draws of values, by request.</summary>
    internal required RandomStream Values { get; init; }

    /// <summary>Draws of files.</summary>
    internal required RandomStream Files { get; init; }

    /// <summary>The class of the price change.</summary>
    internal int PriceClass => Classes.Length - 3;

    /// <summary>The class of the retry storm.</summary>
    internal int RetryClass => Classes.Length - 2;

    /// <summary>The class of the surge.</summary>
    internal int SurgeClass => Classes.Length - 1;
}
