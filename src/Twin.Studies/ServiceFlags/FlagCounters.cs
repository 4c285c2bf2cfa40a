using Twin.Domain.MeterPoints;

namespace Twin.Studies.ServiceFlags;

/// <summary>What a partition counts. Everything but the first two is counted from the go-live on.</summary>
internal sealed class FlagCounters
{
    private static readonly int Verdicts = Enum.GetValues<FlagVerdict>().Length;

    /// <summary>Meter points.</summary>
    internal long MeterPoints { get; set; }

    /// <summary>Joinings that the DSP took for commissionings, over the whole run.</summary>
    internal long Premature { get; set; }

    /// <summary>Changes of flags at the DSP.</summary>
    internal long FlagChanges { get; set; }

    /// <summary>Consumers who switched.</summary>
    internal long Switches { get; set; }

    /// <summary>What the registration system told them, by verdict.</summary>
    internal long[] Told { get; } = new long[Verdicts];

    /// <summary>Milliseconds of meter points, by the registration system's verdict.</summary>
    internal long[] RegisteredMs { get; } = new long[Verdicts];

    /// <summary>Milliseconds of meter points, by the DSP's verdict.</summary>
    internal long[] DspMs { get; } = new long[Verdicts];

    /// <summary>Meter points now, by the registration system's verdict.</summary>
    internal long[] RegisteredNow { get; } = new long[Verdicts];
}
