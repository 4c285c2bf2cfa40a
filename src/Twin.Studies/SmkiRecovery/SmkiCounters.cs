using Twin.Domain.Collections;

namespace Twin.Studies.SmkiRecovery;

/// <summary>What a partition counts.</summary>
internal sealed class SmkiCounters
{
    /// <summary>Devices in Recovery now.</summary>
    internal long InRecovery { get; set; }

    /// <summary>Devices in Recovered now.</summary>
    internal long InRecovered { get; set; }

    /// <summary>When devices reached Recovered, milliseconds after t0.</summary>
    internal BlockList<long> RecoveredMs { get; } = new();

    /// <summary>When devices were restored, milliseconds after t0.</summary>
    internal BlockList<long> RestoredMs { get; } = new();

    /// <summary>Attempts of the DCC that failed.</summary>
    internal long PlacementsFailed { get; set; }

    /// <summary>Attempts of suppliers that failed.</summary>
    internal long ReinstatementsFailed { get; set; }

    /// <summary>Devices left for which nobody tries any more.</summary>
    internal long GivenUp { get; set; }

    /// <summary>Changes of flags.</summary>
    internal long FlagChanges { get; set; }

    /// <summary>Alerts to users.</summary>
    internal long Alerts { get; set; }

    /// <summary>Requests of business as usual from t0 on.</summary>
    internal long Requests { get; set; }

    /// <summary>Of these, those to a device in Recovery.</summary>
    internal long MetRecovery { get; set; }

    /// <summary>Of these, those to a device in Recovered.</summary>
    internal long MetRecovered { get; set; }

    /// <summary>Requests that the DCC accepted and the device refuses.</summary>
    internal long FailedAtDevice { get; set; }

    /// <summary>Requests that the DCC rejected.</summary>
    internal long Rejected { get; set; }
}
