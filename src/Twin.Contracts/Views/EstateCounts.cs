namespace Twin.Contracts.Views;

/// <summary>The estate in numbers.</summary>
public sealed record EstateCounts
{
    /// <summary>Premises of the population the twin started with.</summary>
    public required long Premises { get; init; }

    /// <summary>Devices by type, then by SMI status; devices without a status under <c>none</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Devices { get; init; }

    /// <summary>Meter points by kind, then by DCC Service Flag; without a flag under <c>null</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> MeterPoints { get; init; }

    /// <summary>Entities whose state was ever changed, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Touched { get; init; }

    /// <summary>The last event the counts have heard of; what came later is not in them.</summary>
    public required long AsOfSequence { get; init; }
}
